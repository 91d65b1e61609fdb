package org.patrondesk.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** The index against looking at one box after the other. */
class BoxIndexProperties {
    private static final int POINTS = 12;

    @Property(tries = 600, shrinking = ShrinkingMode.OFF)
    void few_boxes_are_found_as_by_looking_at_each(@ForAll long seed) {
        Random random = new Random(seed);
        compare(RandomBoxes.of(random, random.nextInt(200)), random);
    }

    /** More than 512 boxes are looked up row by row. */
    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void many_boxes_are_found_as_by_looking_at_each(@ForAll long seed) {
        Random random = new Random(seed);
        compare(RandomBoxes.of(random, 513 + random.nextInt(1_000)), random);
    }

    /** Where a last word of bits is full, and where the index goes over from one way to the other. */
    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void box_counts_at_the_ends_of_words_are_found_as_well(@ForAll long seed) {
        Random random = new Random(seed);
        int words = List.of(1, 2, 8, 9, 16).get(random.nextInt(5));
        compare(RandomBoxes.of(random, 64 * words - 1 + random.nextInt(3)), random);
    }

    private static void compare(RandomBoxes boxes, Random random) {
        BoxIndex index = BoxIndex.of(boxes.boxes(), boxes.space());
        for (int i = 0; i < POINTS; i++) {
            int[] point = boxes.point(random);
            int[] located = index.locate(point);
            assertThat(numbers(index.containing(located))).isEqualTo(containing(boxes, point));
            assertThat(index.missedByOne(located)).isEqualTo(missedByOne(boxes, point));
            List<int[][]> region = boxes.region(random);
            assertThat(numbers(index.touching(RandomBoxes.box(region)))).isEqualTo(touching(boxes, region));
        }
    }

    private static List<Integer> numbers(long[] bits) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < bits.length * 64; i++) {
            if ((bits[i / 64] >>> (i % 64) & 1) == 1) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    private static List<Integer> containing(RandomBoxes boxes, int[] point) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < boxes.plain().size(); i++) {
            if (missed(boxes.plain().get(i), point).isEmpty()) {
                found.add(i);
            }
        }
        return found;
    }

    private static int[] missedByOne(RandomBoxes boxes, int[] point) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < boxes.plain().size(); i++) {
            List<Integer> missed = missed(boxes.plain().get(i), point);
            if (missed.size() == 1) {
                found.add(i * point.length + missed.get(0));
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Integer> missed(List<int[][]> box, int[] point) {
        List<Integer> missed = new ArrayList<>();
        for (int axis = 0; axis < point.length; axis++) {
            if (!meets(box.get(axis), new int[][] {{point[axis], point[axis]}})) {
                missed.add(axis);
            }
        }
        return missed;
    }

    private static List<Integer> touching(RandomBoxes boxes, List<int[][]> region) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < boxes.plain().size(); i++) {
            boolean touches = true;
            for (int axis = 0; axis < region.size(); axis++) {
                touches &= meets(boxes.plain().get(i).get(axis), region.get(axis));
            }
            if (touches) {
                found.add(i);
            }
        }
        return found;
    }

    private static boolean meets(int[][] one, int[][] other) {
        for (int[] a : one) {
            for (int[] b : other) {
                if (a[0] <= b[1] && b[0] <= a[1]) {
                    return true;
                }
            }
        }
        return false;
    }
}
