package org.patrondesk.box;

import java.util.ArrayList;
import java.util.Arrays;
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
            cover(rows, cuts, boxes.get(i).axis(number), i);
        }
        return new Axis(number, cuts, whole.size() <= DIRECT ? direct(cuts, (int) whole.size()) : new int[0], rows);
    }

    /** Sets the box's bit in the rows of all pieces that its side covers; every range begins and ends at a cut. */
    private static void cover(long[][] rows, int[] cuts, Intervals side, int box) {
        side.eachRange((low, high) -> {
            int at = Arrays.binarySearch(cuts, low);
            for (int piece = at < 0 ? 0 : at; piece < cuts.length && cuts[piece] <= high; piece++) {
                rows[piece][box >>> 6] |= 1L << box;
            }
        });
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
        if (axes.length == 0) {
            return all.clone();
        }
        long[] hits = axes[0].row(point[axes[0].number]).clone();
        for (int i = 1; i < axes.length; i++) {
            long[] row = axes[i].row(point[axes[i].number]);
            for (int word = 0; word < hits.length; word++) {
                hits[word] &= row[word];
            }
        }
        return hits;
    }

    /** Told of a box and the one axis on which a point lies outside of it. */
    @FunctionalInterface
    public interface Missed {
        void by(int box, int axis);
    }

    /**
     * Finds the boxes that fail to contain the point on exactly one axis, in their order.
     *
     * <p>A carry-save addition over the axes: one vector counts boxes that failed once or more, one those that failed
     * twice or more.
     */
    public void missedByOne(int[] point, Missed missed) {
        long[][] rows = new long[axes.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = axes[i].row(point[axes[i].number]);
        }
        for (int word = 0; word < words; word++) {
            long once = 0;
            long twice = 0;
            for (long[] row : rows) {
                long failed = ~row[word] & all[word];
                twice |= once & failed;
                once |= failed;
            }
            for (long bits = once & ~twice; bits != 0; bits &= bits - 1) {
                long bit = bits & -bits;
                int i = 0;
                while ((rows[i][word] & bit) != 0) {
                    i++;
                }
                missed.by((word << 6) + Long.numberOfTrailingZeros(bit), axes[i].number);
            }
        }
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
