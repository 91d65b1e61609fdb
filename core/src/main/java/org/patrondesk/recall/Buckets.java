package org.patrondesk.recall;

import java.util.Arrays;
import java.util.TreeSet;
import org.patrondesk.box.Intervals;

/**
 * One axis of a log, cut into buckets of neighbouring places; bits say which decisions lie before the start of each.
 *
 * <p>So any run of buckets is the difference of two bit vectors, however long it is. A short axis has a bucket for each
 * place; a long one about {@value #LONG} with equally many decisions, and the places of decisions in a bucket that a box
 * cuts are looked at one by one. Immutable.
 */
public final class Buckets {
    /** Up to so many places an axis has a bucket for each. */
    public static final int SHORT = 64;

    private static final int LONG = 32;
    private static final int SAMPLE = 4_096;

    private final int[] column;
    private final int[] starts;
    private final int end;
    private final long[][] before;

    /** @param present the decisions that have a place on every axis, as bits; its length is that of all bit vectors */
    public Buckets(Intervals whole, int[] column, int rows, long[] present) {
        this.column = column;
        this.starts = starts(whole, column, rows);
        this.end = whole.first() + (int) (whole.size() - 1);
        this.before = new long[starts.length + 1][present.length];
        for (int word = 0; word < present.length; word++) {
            for (long bits = present[word]; bits != 0; bits &= bits - 1) {
                int bit = Long.numberOfTrailingZeros(bits);
                before[bucket(column[(word << 6) + bit]) + 1][word] |= 1L << bit;
            }
        }
        for (int bucket = 1; bucket < before.length; bucket++) {
            for (int word = 0; word < present.length; word++) {
                before[bucket][word] |= before[bucket - 1][word];
            }
        }
    }

    private static int[] starts(Intervals whole, int[] column, int rows) {
        int first = whole.first();
        if (whole.size() <= SHORT) {
            int[] all = new int[(int) whole.size()];
            Arrays.setAll(all, i -> first + i);
            return all;
        }
        int[] sample = new int[Math.min(rows, SAMPLE)];
        Arrays.setAll(sample, i -> column[(int) ((long) i * rows / sample.length)]);
        Arrays.sort(sample);
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(first);
        for (int i = 1; i < LONG && sample.length > 0; i++) {
            starts.add(sample[i * sample.length / LONG]);
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    public int place(int row) {
        return column[row];
    }

    public int count() {
        return starts.length;
    }

    public int bucket(int place) {
        if (starts.length == end - starts[0] + 1) {
            return place - starts[0];
        }
        int at = Arrays.binarySearch(starts, place);
        return at < 0 ? -at - 2 : at;
    }

    public int first(int bucket) {
        return starts[bucket];
    }

    public int last(int bucket) {
        return bucket + 1 < starts.length ? starts[bucket + 1] - 1 : end;
    }

    /** The decisions that lie before a bucket, as bits. */
    public long[] before(int bucket) {
        return before[bucket];
    }
}
