package org.patrondesk.box;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds which of many boxes contain a point.
 *
 * <p>Each axis is cut where some box begins or ends on it; for each piece a row of bits says which boxes cover it. A point
 * picks one row from each axis, and their conjunction is the answer (the bit-vector scheme of packet classification,
 * Lakshman and Stiliadis 1998). The work for one point is the number of constrained axes times the number of boxes over
 * 64. Immutable and safe for use by many threads.
 */
public final class BoxIndex {
    /** Axes of up to so many values are looked up directly; longer ones by binary search. */
    private static final int DIRECT = 1 << 14;

    /** Rows are so many words long, or a multiple. */
    private static final int BLOCK = 4;

    /** Up to so many words a row is short enough that going block by block through all axes beats going row by row. */
    private static final int SHORT = 3 * BLOCK;

    /** A quarter of a gigabyte: no known policy comes near. */
    private static final long MOST_WORDS = 1 << 25;

    private final int words;
    private final Axis[] axes;
    private final long[] all;
    /** The rows of all axes, one behind the other: one array, so that a row is found by one addition. */
    private final long[] bits;

    private final OneMiss oneMiss;

    private BoxIndex(Axis[] axes, long[] all, long[] bits, int dimensions) {
        this.words = all.length;
        this.axes = axes;
        this.all = all;
        this.bits = bits;
        this.oneMiss = new OneMiss(
                bits, all, Stream.of(axes).mapToInt(axis -> axis.number).toArray(), dimensions);
    }

    /** The pieces of one axis: piece i starts at cuts[i] and ends before cuts[i + 1]; its row stands at first + i rows. */
    private static final class Axis {
        private final int number;
        private final int[] cuts;
        private final int[] direct;
        private final int first;

        Axis(int number, int[] cuts, int[] direct, int first) {
            this.number = number;
            this.cuts = cuts;
            this.direct = direct;
            this.first = first;
        }

        int piece(int value) {
            if (direct.length > 0) {
                return direct[value - cuts[0]];
            }
            int at = Arrays.binarySearch(cuts, value);
            return at < 0 ? -at - 2 : at;
        }
    }

    /**
     * Indexes boxes of one space; bit i of an answer is box i.
     *
     * @throws IllegalArgumentException when their bounds are too many
     */
    public static BoxIndex of(List<Box> boxes, Box space) {
        int blocks = (boxes.size() + 64 * BLOCK - 1) / (64 * BLOCK);
        int words = BLOCK * Math.max(1, blocks);
        List<AxisRows> rows = new ArrayList<>();
        long size = 0;
        for (int number = 0; number < space.dimensions(); number++) {
            Intervals whole = space.axis(number);
            int axis = number;
            if (boxes.stream().anyMatch(box -> !box.axis(axis).equals(whole))) {
                int[] cuts = AxisRows.cuts(number, boxes, whole);
                size += (long) cuts.length * words;
                if (size > MOST_WORDS) {
                    throw new IllegalArgumentException(
                            "The rules have too many different bounds to be indexed; name fewer, or split the policy.");
                }
                rows.add(AxisRows.of(number, cuts, boxes, words));
            }
        }
        // The axis that leaves fewest boxes comes first, so that most words are empty early.
        rows.sort(Comparator.comparingDouble(AxisRows::density));
        long[] bits = new long
                [rows.stream().mapToInt(each -> each.cuts().length * words).sum()];
        Axis[] axes = new Axis[rows.size()];
        int first = 0;
        for (int i = 0; i < axes.length; i++) {
            AxisRows each = rows.get(i);
            each.copyInto(bits, first);
            long places = space.axis(each.number()).size();
            int[] direct = places <= DIRECT ? direct(each.cuts(), (int) places) : new int[0];
            axes[i] = new Axis(each.number(), each.cuts(), direct, first);
            first += each.cuts().length * words;
        }
        long[] all = new long[words];
        for (int i = 0; i < boxes.size(); i++) {
            all[i >>> 6] |= 1L << i;
        }
        return new BoxIndex(axes, all, bits, space.dimensions());
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

    /** How many words an answer has; bits beyond the boxes are never set. */
    public int words() {
        return words;
    }

    /** Where the rows of a point stand, for {@link #containing}: found once, of use to this index only. */
    public int[] locate(int[] point) {
        int[] rows = new int[axes.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = axes[i].first + axes[i].piece(point[axes[i].number]) * words;
        }
        return rows;
    }

    /** The boxes that contain a point, as a new bit vector. The point must lie in the space. */
    public long[] containing(int[] located) {
        if (located.length == 0) {
            return all.clone();
        }
        return words <= SHORT ? fourByFour(located) : rowByRow(located);
    }

    /** Four words at a time, without a look whether they are empty yet: a wrong guess would cost more than it saves. */
    private long[] fourByFour(int[] located) {
        long[] hits = new long[words];
        for (int word = 0; word < hits.length; word += BLOCK) {
            long first = -1;
            long second = -1;
            long third = -1;
            long fourth = -1;
            for (int row : located) {
                int at = row + word;
                first &= bits[at];
                second &= bits[at + 1];
                third &= bits[at + 2];
                fourth &= bits[at + 3];
            }
            hits[word] = first;
            hits[word + 1] = second;
            hits[word + 2] = third;
            hits[word + 3] = fourth;
        }
        return hits;
    }

    /** Three rows at a time: a loop of this shape is turned into vector instructions, and stores a third as often. */
    private long[] rowByRow(int[] located) {
        long[] hits = Arrays.copyOfRange(bits, located[0], located[0] + words);
        int i = 1;
        for (; i + 2 < located.length; i += 3) {
            and(hits, located[i], located[i + 1], located[i + 2]);
        }
        for (; i < located.length; i++) {
            and(hits, located[i], located[i], located[i]);
        }
        return hits;
    }

    private void and(long[] hits, int one, int two, int three) {
        for (int word = 0; word < hits.length; word++) {
            hits[word] &= bits[one + word] & bits[two + word] & bits[three + word];
        }
    }

    /**
     * The boxes that fail to contain a point on exactly one axis, in their order: each as its number times the dimensions
     * of the space, plus the number of that axis.
     */
    public int[] missedByOne(int[] located) {
        return oneMiss.found(located);
    }

    /** The boxes that share at least one point with the region on every axis. The region must lie in the space. */
    public long[] touching(Box region) {
        long[] hits = all.clone();
        long[] some = new long[words];
        for (Axis axis : axes) {
            Intervals side = region.axis(axis.number);
            if (side.size() == 1) {
                and(hits, axis.first + axis.piece(side.first()) * words);
            } else {
                Arrays.fill(some, 0);
                side.eachRange((low, high) -> {
                    int last = axis.piece(high);
                    for (int piece = axis.piece(low); piece <= last; piece++) {
                        or(some, axis.first + piece * words);
                    }
                });
                for (int word = 0; word < words; word++) {
                    hits[word] &= some[word];
                }
            }
        }
        return hits;
    }

    private void and(long[] hits, int row) {
        for (int word = 0; word < hits.length; word++) {
            hits[word] &= bits[row + word];
        }
    }

    private void or(long[] into, int row) {
        for (int word = 0; word < into.length; word++) {
            into[word] |= bits[row + word];
        }
    }
}
