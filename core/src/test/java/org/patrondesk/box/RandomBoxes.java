package org.patrondesk.box;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Random boxes of a random space, as boxes and as plain ranges.
 *
 * @param whole the first and last value of each axis
 * @param plain for each box and axis the ranges it covers, as first and last values in any order, some overlapping
 */
record RandomBoxes(List<int[]> whole, List<List<int[][]>> plain) {
    /** Lengths on both sides of 16,384, from where on an axis is searched, and up to all whole numbers. */
    private static final List<int[]> AXES = List.of(
            new int[] {0, 0},
            new int[] {0, 1},
            new int[] {-3, 40},
            new int[] {5, 1_444},
            new int[] {0, (1 << 14) - 1},
            new int[] {-1, (1 << 14) - 1},
            new int[] {-25_567, 84_005},
            new int[] {0, 100_000_000},
            new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE});

    static RandomBoxes of(Random random, int count) {
        List<int[]> whole = random.ints(1 + random.nextInt(9), 0, AXES.size())
                .mapToObj(AXES::get)
                .toList();
        // On none, on one, or on about so many of four axes some box has a side that is not the whole.
        int often = random.nextInt(5);
        List<Boolean> limited = new ArrayList<>();
        int one = random.nextInt(whole.size());
        for (int axis = 0; axis < whole.size(); axis++) {
            limited.add(often == 1 ? axis == one : random.nextInt(4) < often);
        }
        List<List<int[][]>> plain = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<int[][]> box = new ArrayList<>();
            for (int axis = 0; axis < whole.size(); axis++) {
                boolean free = !limited.get(axis) || random.nextInt(3) == 0;
                box.add(free ? new int[][] {whole.get(axis)} : ranges(random, whole.get(axis)));
            }
            plain.add(box);
        }
        return new RandomBoxes(whole, plain);
    }

    private static int[][] ranges(Random random, int[] whole) {
        int[][] ranges = new int[1 + random.nextInt(4)][];
        for (int i = 0; i < ranges.length; i++) {
            int a = value(random, whole);
            int b = random.nextInt(4) == 0 ? a : value(random, whole);
            ranges[i] = new int[] {Math.min(a, b), Math.max(a, b)};
        }
        return ranges;
    }

    private static int value(Random random, int[] whole) {
        return switch (random.nextInt(8)) {
            case 0 -> whole[0];
            case 1 -> whole[1];
            default -> (int) random.nextLong(whole[0], whole[1] + 1L);
        };
    }

    Box space() {
        return box(whole.stream().map(side -> new int[][] {side}).toList());
    }

    List<Box> boxes() {
        return plain.stream().map(RandomBoxes::box).toList();
    }

    static Box box(List<int[][]> sides) {
        return Box.of(sides.stream()
                        .map(side -> Intervals.union(Stream.of(side)
                                .map(range -> Intervals.of(range[0], range[1]))
                                .toList()))
                        .toList())
                .orElseThrow();
    }

    /** A point at the ends of some box's sides, or just beside them, so that it lies in or next to many. */
    int[] point(Random random) {
        int[] point = new int[whole.size()];
        List<int[][]> near = plain.isEmpty() ? List.of() : plain.get(random.nextInt(plain.size()));
        for (int axis = 0; axis < point.length; axis++) {
            point[axis] = near.isEmpty() || random.nextInt(4) == 0
                    ? value(random, whole.get(axis))
                    : beside(random, near.get(axis), whole.get(axis));
        }
        return point;
    }

    private static int beside(Random random, int[][] ranges, int[] whole) {
        int[] range = ranges[random.nextInt(ranges.length)];
        long end = (long) range[random.nextInt(2)] + random.nextInt(3) - 1;
        return (int) Math.max(whole[0], Math.min(whole[1], end));
    }

    List<int[][]> region(Random random) {
        List<int[][]> region = new ArrayList<>();
        int[] point = point(random);
        for (int axis = 0; axis < point.length; axis++) {
            region.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new int[][] {whole.get(axis)};
                        case 1 -> ranges(random, whole.get(axis));
                        default -> new int[][] {{point[axis], point[axis]}};
                    });
        }
        return region;
    }
}
