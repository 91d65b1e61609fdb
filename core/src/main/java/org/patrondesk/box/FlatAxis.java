package org.patrondesk.box;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * One axis of flat boxes: a side is either one range, packed into a word, or a row of bits over pieces of the axis.
 *
 * <p>Bits are taken where the axis is short or some side has several ranges. Pieces are single places on a short axis and
 * otherwise what lies between two cuts. Immutable.
 */
sealed interface FlatAxis {
    /** How many words a side takes. */
    int words();

    void write(Intervals side, long[] sides, int at);

    Intervals read(long[] sides, int at);

    /** The first place of a side. */
    int first(long[] sides, int at);

    /** Whether two sides share a place. */
    boolean meet(long[] one, long[] other, int at);

    /** How many places, or pieces, two sides share. */
    long shared(long[] one, long[] other, int at);

    /** Writes what two sides share, which must be something. */
    void common(long[] one, long[] other, long[] into, int at);

    /** What of the first side lies outside the second, as sides of their own. */
    List<long[]> minus(long[] one, long[] other, int at);

    /** Writes the first place, or piece, of a side. */
    void pickFirst(long[] side, long[] into, int at);

    /** Writes one place, or piece, of a side. */
    void pick(long[] side, long[] into, int at, SplittableRandom random);

    static FlatAxis of(Intervals whole, List<Intervals> sides) {
        boolean single = sides.stream().allMatch(Intervals::isRange);
        if (whole.size() > Long.SIZE && single) {
            return new Ranges();
        }
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(whole.first());
        if (whole.size() <= Long.SIZE) {
            whole.eachRange((low, high) -> {
                for (int place = low; place <= high; place++) {
                    starts.add(place);
                }
            });
        } else {
            sides.forEach(side -> side.addCuts(starts));
            starts.removeIf(start -> !whole.contains(start));
        }
        int last = (int) (whole.first() + whole.size() - 1);
        return new Pieces(starts.stream().mapToInt(Integer::intValue).toArray(), last);
    }

    /** Sides of one range each. */
    final class Ranges implements FlatAxis {
        private static int low(long side) {
            return (int) (side >> 32);
        }

        private static int high(long side) {
            return (int) side;
        }

        private static long pack(int low, int high) {
            return ((long) low << 32) | (high & 0xffff_ffffL);
        }

        @Override
        public int words() {
            return 1;
        }

        @Override
        public void write(Intervals side, long[] sides, int at) {
            sides[at] = pack(side.first(), (int) (side.first() + side.size() - 1));
        }

        @Override
        public Intervals read(long[] sides, int at) {
            return Intervals.of(low(sides[at]), high(sides[at]));
        }

        @Override
        public int first(long[] sides, int at) {
            return low(sides[at]);
        }

        @Override
        public boolean meet(long[] one, long[] other, int at) {
            return low(one[at]) <= high(other[at]) && low(other[at]) <= high(one[at]);
        }

        @Override
        public long shared(long[] one, long[] other, int at) {
            int low = Math.max(low(one[at]), low(other[at]));
            int high = Math.min(high(one[at]), high(other[at]));
            return Math.max(0, (long) high - low + 1);
        }

        @Override
        public void common(long[] one, long[] other, long[] into, int at) {
            into[at] = pack(Math.max(low(one[at]), low(other[at])), Math.min(high(one[at]), high(other[at])));
        }

        @Override
        public List<long[]> minus(long[] one, long[] other, int at) {
            List<long[]> rest = new ArrayList<>(2);
            if (low(one[at]) < low(other[at])) {
                rest.add(new long[] {pack(low(one[at]), low(other[at]) - 1)});
            }
            if (high(one[at]) > high(other[at])) {
                rest.add(new long[] {pack(high(other[at]) + 1, high(one[at]))});
            }
            return rest;
        }

        @Override
        public void pickFirst(long[] side, long[] into, int at) {
            into[at] = pack(low(side[at]), low(side[at]));
        }

        @Override
        public void pick(long[] side, long[] into, int at, SplittableRandom random) {
            long size = (long) high(side[at]) - low(side[at]) + 1;
            int place = (int) (low(side[at]) + random.nextLong(size));
            into[at] = pack(place, place);
        }
    }

    /** Sides as rows of bits. */
    final class Pieces implements FlatAxis {
        private final int[] starts;
        private final int last;
        private final int words;

        Pieces(int[] starts, int last) {
            this.starts = starts;
            this.last = last;
            this.words = (starts.length + Long.SIZE - 1) / Long.SIZE;
        }

        @Override
        public int words() {
            return words;
        }

        @Override
        public void write(Intervals side, long[] sides, int at) {
            side.eachRange((low, high) -> {
                for (int i = Arrays.binarySearch(starts, low); i < starts.length && starts[i] <= high; i++) {
                    sides[at + (i >>> 6)] |= 1L << i;
                }
            });
        }

        @Override
        public Intervals read(long[] sides, int at) {
            List<Intervals> ranges = new ArrayList<>();
            for (int i = 0; i < starts.length; i++) {
                if ((sides[at + (i >>> 6)] >>> i & 1) != 0) {
                    ranges.add(Intervals.of(starts[i], i + 1 < starts.length ? starts[i + 1] - 1 : last));
                }
            }
            return Intervals.union(ranges);
        }

        @Override
        public int first(long[] sides, int at) {
            int word = at;
            while (sides[word] == 0) {
                word++;
            }
            return starts[((word - at) << 6) + Long.numberOfTrailingZeros(sides[word])];
        }

        @Override
        public boolean meet(long[] one, long[] other, int at) {
            for (int i = at; i < at + words; i++) {
                if ((one[i] & other[i]) != 0) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public long shared(long[] one, long[] other, int at) {
            int shared = 0;
            for (int i = at; i < at + words; i++) {
                shared += Long.bitCount(one[i] & other[i]);
            }
            return shared;
        }

        @Override
        public void common(long[] one, long[] other, long[] into, int at) {
            for (int i = at; i < at + words; i++) {
                into[i] = one[i] & other[i];
            }
        }

        @Override
        public List<long[]> minus(long[] one, long[] other, int at) {
            long[] rest = new long[words];
            long some = 0;
            for (int i = 0; i < words; i++) {
                rest[i] = one[at + i] & ~other[at + i];
                some |= rest[i];
            }
            return some == 0 ? List.of() : List.of(rest);
        }

        @Override
        public void pickFirst(long[] side, long[] into, int at) {
            int word = at;
            while (side[word] == 0) {
                word++;
            }
            into[word] = Long.lowestOneBit(side[word]);
        }

        @Override
        public void pick(long[] side, long[] into, int at, SplittableRandom random) {
            int all = 0;
            for (int i = at; i < at + words; i++) {
                all += Long.bitCount(side[i]);
                into[i] = 0;
            }
            int before = random.nextInt(all);
            for (int i = at; i < at + words; i++) {
                int here = Long.bitCount(side[i]);
                if (before < here) {
                    long bits = side[i];
                    for (int n = 0; n < before; n++) {
                        bits &= bits - 1;
                    }
                    into[i] = Long.lowestOneBit(bits);
                    return;
                }
                before -= here;
            }
        }
    }
}
