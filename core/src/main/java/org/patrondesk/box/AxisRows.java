package org.patrondesk.box;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The rows of one axis while an index is made: for each piece between two cuts, which boxes cover it. */
final class AxisRows {
    private final int number;
    private final int[] cuts;
    private final long[][] rows;

    AxisRows(int number, int[] cuts, long[][] rows) {
        this.number = number;
        this.cuts = cuts;
        this.rows = rows;
    }

    static int[] cuts(int number, List<Box> boxes, Intervals whole) {
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(whole.first());
        boxes.forEach(box -> box.axis(number).addCuts(starts));
        starts.removeIf(start -> !whole.contains(start));
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    static AxisRows of(int number, int[] cuts, List<Box> boxes, int words) {
        long[][] rows = new long[cuts.length][words];
        for (int i = 0; i < boxes.size(); i++) {
            cover(rows, cuts, boxes.get(i).axis(number), i);
        }
        return new AxisRows(number, cuts, rows);
    }

    /** Sets the box's bit in the rows of all pieces that its side covers; every range begins and ends at a cut. */
    private static void cover(long[][] rows, int[] cuts, Intervals side, int box) {
        side.eachRange((low, high) -> {
            for (int piece = Arrays.binarySearch(cuts, low); piece < cuts.length && cuts[piece] <= high; piece++) {
                rows[piece][box >>> 6] |= 1L << box;
            }
        });
    }

    double density() {
        long set = 0;
        for (long[] row : rows) {
            for (long word : row) {
                set += Long.bitCount(word);
            }
        }
        return (double) set / rows.length;
    }

    int number() {
        return number;
    }

    int[] cuts() {
        return cuts;
    }

    void copyInto(long[] bits, int first) {
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, bits, first + i * rows[i].length, rows[i].length);
        }
    }
}
