package org.patrondesk.box;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds which of many boxes contain a point.
 *
 * <p>Each axis is cut where some box begins or ends on it; for each piece a bit vector says which boxes cover it. A point
 * picks one vector from each axis, and their conjunction is the answer (the bit-vector scheme of packet classification,
 * Lakshman and Stiliadis 1998). The work for one point is the number of constrained axes times the number of boxes over
 * 64. Immutable and safe for use by many threads.
 */
public final class BoxIndex {
    /** Axes of up to so many values are looked up directly; longer ones by binary search. */
    private static final int DIRECT = 1 << 14;

    private final int words;
    private final Axis[] axes;
    private final long[] all;

    private BoxIndex(int words, Axis[] axes, long[] all) {
        this.words = words;
        this.axes = axes;
        this.all = all;
    }

    /** The pieces of one axis: piece i starts at cuts[i] and ends before cuts[i + 1]. */
    private static final class Axis {
        private final int number;
        private final int[] cuts;
        private final int[] direct;
        private final long[][] rows;

        Axis(int number, int[] cuts, int[] direct, long[][] rows) {
            this.number = number;
            this.cuts = cuts;
            this.direct = direct;
            this.rows = rows;
        }

        long[] row(int value) {
            return rows[piece(value)];
        }

        int piece(int value) {
            if (direct.length > 0) {
                return direct[value - cuts[0]];
            }
            int low = 0;
            int high = cuts.length - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (cuts[middle] <= value) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }
    }

    /** Indexes boxes of one space; bit i of an answer is box i. */
    public static BoxIndex of(List<Box> boxes, Box space) {
        int words = Math.max(1, (boxes.size() + 63) >>> 6);
        List<Axis> axes = new ArrayList<>();
        for (int number = 0; number < space.dimensions(); number++) {
            Intervals whole = space.axis(number);
            int axis = number;
            if (boxes.stream().anyMatch(box -> !box.axis(axis).equals(whole))) {
                axes.add(axis(number, boxes, whole, words));
            }
        }
        long[] all = new long[words];
        for (int i = 0; i < boxes.size(); i++) {
            all[i >>> 6] |= 1L << i;
        }
        return new BoxIndex(words, axes.toArray(Axis[]::new), all);
    }

    private static Axis axis(int number, List<Box> boxes, Intervals whole, int words) {
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(whole.first());
        boxes.forEach(box -> box.axis(number).addCuts(starts));
        starts.removeIf(start -> !whole.contains(start));
        int[] cuts = starts.stream().mapToInt(Integer::intValue).toArray();
        long[][] rows = new long[cuts.length][words];
        for (int i = 0; i < boxes.size(); i++) {
            Intervals side = boxes.get(i).axis(number);
            for (int piece = 0; piece < cuts.length; piece++) {
                if (side.contains(cuts[piece])) {
                    rows[piece][i >>> 6] |= 1L << i;
                }
            }
        }
        return new Axis(number, cuts, whole.size() <= DIRECT ? direct(cuts, (int) whole.size()) : new int[0], rows);
    }

    private static int[] direct(int[] cuts, int size) {
        int[] direct = new int[size];
        int piece = 0;
        for (int i = 0; i < size; i++) {
            if (piece + 1 < cuts.length && cuts[piece + 1] == cuts[0] + i) {
                piece++;
            }
            direct[i] = piece;
        }
        return direct;
    }

    /** The boxes that contain the point, as a new bit vector. The point must lie in the space. */
    public long[] containing(int[] point) {
        long[] hits = new long[words];
        int dimensions = axes.length;
        if (dimensions == 0) {
            return all.clone();
        }
        long[][] rows = new long[dimensions][];
        for (int i = 0; i < dimensions; i++) {
            rows[i] = axes[i].row(point[axes[i].number]);
        }
        for (int word = 0; word < words; word++) {
            long bits = rows[0][word];
            for (int i = 1; i < dimensions && bits != 0; i++) {
                bits &= rows[i][word];
            }
            hits[word] = bits;
        }
        return hits;
    }

    /**
     * The boxes that fail to contain the point on exactly one axis, as a new bit vector.
     *
     * <p>A carry-save addition over the axes: one vector counts boxes that failed once or more, one those that failed
     * twice or more.
     */
    public long[] missedByOne(int[] point) {
        long[] once = new long[words];
        long[] twice = new long[words];
        for (Axis axis : axes) {
            long[] row = axis.row(point[axis.number]);
            for (int word = 0; word < words; word++) {
                long failed = ~row[word] & all[word];
                twice[word] |= once[word] & failed;
                once[word] |= failed;
            }
        }
        for (int word = 0; word < words; word++) {
            once[word] &= ~twice[word];
        }
        return once;
    }

    /** The boxes that share at least one point with the region on every axis. */
    public long[] touching(Box region) {
        long[] hits = all.clone();
        for (Axis axis : axes) {
            Intervals side = region.axis(axis.number);
            long[] some = new long[words];
            for (int piece = 0; piece < axis.cuts.length; piece++) {
                int last = piece + 1 < axis.cuts.length ? axis.cuts[piece + 1] - 1 : Integer.MAX_VALUE;
                if (side.meets(axis.cuts[piece], last)) {
                    or(some, axis.rows[piece]);
                }
            }
            for (int word = 0; word < words; word++) {
                hits[word] &= some[word];
            }
        }
        return hits;
    }

    private static void or(long[] into, long[] row) {
        for (int word = 0; word < into.length; word++) {
            into[word] |= row[word];
        }
    }
}
