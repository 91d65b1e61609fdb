package org.patrondesk.box;

import java.util.Arrays;

/**
 * Finds the boxes that fail to contain a point on exactly one axis.
 *
 * <p>A carry-save addition over the axes, 64 boxes at a time: one word counts boxes that failed once or more, one those
 * that failed twice or more. Beside them the place of the axis that failed is kept bit by bit, a word for each binary
 * digit, so that no box is looked at twice. Axes are taken by fours, which saves most of the work for the two lowest
 * digits. Immutable.
 */
final class OneMiss {
    /** So many axes have a place of five digits; beyond, the axis is looked for. */
    private static final int FIVE_DIGITS = 32;

    private final long[] bits;
    private final long[] all;
    private final int[] numbers;
    private final int dimensions;

    /**
     * @param bits the rows
     * @param all the boxes there are
     * @param numbers of the axes that have rows, in the order of the rows of a point
     */
    OneMiss(long[] bits, long[] all, int[] numbers, int dimensions) {
        this.bits = bits;
        this.all = all;
        this.numbers = numbers;
        this.dimensions = dimensions;
    }

    /** What grows while words are looked at. */
    private static final class Found {
        private int[] codes = new int[32];
        private int count;

        int[] room(int more) {
            if (count + more > codes.length) {
                codes = Arrays.copyOf(codes, 2 * codes.length + more);
            }
            return codes;
        }
    }

    int[] found(int[] located) {
        Found found = new Found();
        for (int word = 0; word < all.length; word++) {
            if (located.length <= FIVE_DIGITS) {
                byFours(located, word, found);
            } else {
                oneByOne(located, word, found);
            }
        }
        return Arrays.copyOf(found.codes, found.count);
    }

    private void byFours(int[] located, int word, Found found) {
        long once = 0;
        long twice = 0;
        long ones = 0;
        long twos = 0;
        long fours = 0;
        long eights = 0;
        long sixteens = 0;
        for (int i = 0; i < located.length; i += 4) {
            long first = ~bits[located[i] + word];
            long second = i + 1 < located.length ? ~bits[located[i + 1] + word] : 0;
            long third = i + 2 < located.length ? ~bits[located[i + 2] + word] : 0;
            long fourth = i + 3 < located.length ? ~bits[located[i + 3] + word] : 0;
            long low = first | second;
            long high = third | fourth;
            long any = low | high;
            twice |= (first & second) | (third & fourth) | (low & high) | (once & any);
            once |= any;
            ones |= second | fourth;
            twos |= high;
            fours |= any & -(i >>> 2 & 1);
            eights |= any & -(i >>> 3 & 1);
            sixteens |= any & -(i >>> 4);
        }
        long missed = once & ~twice & all[word];
        int[] codes = found.room(Long.bitCount(missed));
        int n = found.count;
        for (; missed != 0; missed &= missed - 1) {
            int bit = Long.numberOfTrailingZeros(missed);
            int place = (int) ((ones >>> bit & 1)
                    | (twos >>> bit & 1) << 1
                    | (fours >>> bit & 1) << 2
                    | (eights >>> bit & 1) << 3
                    | (sixteens >>> bit & 1) << 4);
            codes[n++] = ((word << 6) + bit) * dimensions + numbers[place];
        }
        found.count = n;
    }

    private void oneByOne(int[] located, int word, Found found) {
        long once = 0;
        long twice = 0;
        for (int row : located) {
            long failed = ~bits[row + word];
            twice |= once & failed;
            once |= failed;
        }
        long missed = once & ~twice & all[word];
        int[] codes = found.room(Long.bitCount(missed));
        for (; missed != 0; missed &= missed - 1) {
            int bit = Long.numberOfTrailingZeros(missed);
            int place = 0;
            while ((bits[located[place] + word] >>> bit & 1) != 0) {
                place++;
            }
            codes[found.count++] = ((word << 6) + bit) * dimensions + numbers[place];
        }
    }
}
