package org.patrondesk.recall;

import java.util.ArrayList;
import java.util.List;
import org.patrondesk.box.Intervals;

/** The decisions that may lie in one side of a box, as runs of buckets; those in cut buckets are in doubt. Immutable. */
public final class Cover {
    private final Buckets axis;
    private final Intervals side;
    /** from, to, from, to …: a run is what lies before the second and not before the first. */
    private final long[][] runs;

    private final long[][] doubtful;

    public Cover(Buckets axis, Intervals side) {
        this.axis = axis;
        this.side = side;
        boolean[] touched = new boolean[axis.count()];
        boolean[] whole = new boolean[axis.count()];
        side.eachRange((low, high) -> {
            for (int bucket = axis.bucket(low); bucket < touched.length && axis.first(bucket) <= high; bucket++) {
                touched[bucket] = true;
                whole[bucket] = low <= axis.first(bucket) && axis.last(bucket) <= high;
            }
        });
        this.runs = runs(touched);
        boolean[] cut = new boolean[touched.length];
        for (int i = 0; i < cut.length; i++) {
            cut[i] = touched[i] && !whole[i];
        }
        this.doubtful = runs(cut);
    }

    private long[][] runs(boolean[] buckets) {
        List<long[]> runs = new ArrayList<>();
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i]) {
                int start = i;
                while (i < buckets.length && buckets[i]) {
                    i++;
                }
                runs.add(axis.before(start));
                runs.add(axis.before(i));
            }
        }
        return runs.toArray(long[][]::new);
    }

    /** Whether a bucket is cut, so that some decisions must be looked at. */
    public boolean isDoubtful() {
        return doubtful.length > 0;
    }

    public boolean holds(int row) {
        return side.contains(axis.place(row));
    }

    /** Leaves of the bits of a block those that may lie in the side. */
    public void and(int first, long[] bits, long[] scratch) {
        if (runs.length == 2) {
            long[] from = runs[0];
            long[] to = runs[1];
            for (int i = 0; i < bits.length; i++) {
                bits[i] &= from[first + i] ^ to[first + i];
            }
            return;
        }
        union(first, scratch);
        for (int i = 0; i < bits.length; i++) {
            bits[i] &= scratch[i];
        }
    }

    /** Puts into the bits which decisions of a block lie outside the side for sure. */
    public void outside(int first, long[] bits) {
        if (runs.length == 2) {
            long[] from = runs[0];
            long[] to = runs[1];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = ~(from[first + i] ^ to[first + i]);
            }
            return;
        }
        union(first, bits);
        for (int i = 0; i < bits.length; i++) {
            bits[i] = ~bits[i];
        }
    }

    /** Adds the decisions of the block that are in doubt. */
    public void addDoubt(int first, long[] bits) {
        or(doubtful, 0, first, bits);
    }

    /** Puts into the bits which decisions of a block may lie in the side, where that is two runs or more. */
    private void union(int first, long[] bits) {
        long[] from = runs[0];
        long[] to = runs[1];
        long[] nextFrom = runs[2];
        long[] nextTo = runs[3];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (from[first + i] ^ to[first + i]) | (nextFrom[first + i] ^ nextTo[first + i]);
        }
        or(runs, 4, first, bits);
    }

    private static void or(long[][] runs, int start, int first, long[] bits) {
        int run = start;
        for (; run + 2 < runs.length; run += 4) {
            long[] from = runs[run];
            long[] to = runs[run + 1];
            long[] nextFrom = runs[run + 2];
            long[] nextTo = runs[run + 3];
            for (int i = 0; i < bits.length; i++) {
                bits[i] |= (from[first + i] ^ to[first + i]) | (nextFrom[first + i] ^ nextTo[first + i]);
            }
        }
        if (run < runs.length) {
            long[] from = runs[run];
            long[] to = runs[run + 1];
            for (int i = 0; i < bits.length; i++) {
                bits[i] |= from[first + i] ^ to[first + i];
            }
        }
    }
}
