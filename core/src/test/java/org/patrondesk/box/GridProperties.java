package org.patrondesk.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** The cells of a grid against looking at every point. */
class GridProperties {
    private static final int LONG = 6;
    private static final int MOST_AXES = 4;

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void every_point_stands_in_one_cell_and_lies_in_the_boxes_that_hold_it(@ForAll long seed) {
        Random random = new Random(seed);
        boolean large = random.nextInt(8) == 0;
        int dimensions = large ? MOST_AXES : 1 + random.nextInt(MOST_AXES);
        Box box = large ? whole() : box(random, dimensions);
        List<Box> others = new ArrayList<>();
        for (int i = random.nextInt(70); i > 0; i--) {
            Box other = box(random, dimensions);
            if (other.meets(box)) {
                others.add(other);
            }
        }
        Optional<Grid> grid = Grid.of(box, others);
        Statistics.label("cells").collect(grid.isPresent() ? "few" : "too many");
        Statistics.label("cells")
                .coverage(seen -> List.of("few", "too many")
                        .forEach(each -> seen.check(each).count(count -> count > 0)));

        Set<BitSet> alike = new HashSet<>();
        for (int[] point : points(box)) {
            BitSet holding = new BitSet();
            for (int i = 0; i < others.size(); i++) {
                holding.set(i, others.get(i).contains(point));
            }
            alike.add(holding);
            grid.ifPresent(cells -> assertThat(cell(cells, point)).isEqualTo(holding));
        }
        grid.ifPresent(cells -> assertThat(cells.cells()).isGreaterThanOrEqualTo(alike.size()));
    }

    private static BitSet cell(Grid grid, int[] point) {
        List<BitSet> found = new ArrayList<>();
        for (int cell = 0; cell < grid.cells(); cell++) {
            boolean within = true;
            for (int axis = 0; axis < point.length; axis++) {
                within &= grid.places(cell, axis).contains(point[axis]);
            }
            if (within) {
                found.add(BitSet.valueOf(grid.holding(cell)));
            }
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Box whole() {
        return Box.of(Collections.nCopies(MOST_AXES, Intervals.of(0, LONG - 1))).orElseThrow();
    }

    private static Box box(Random random, int dimensions) {
        List<Intervals> sides = new ArrayList<>();
        for (int axis = 0; axis < dimensions; axis++) {
            int from = random.nextInt(LONG);
            Intervals one = Intervals.of(from, from + random.nextInt(LONG - from));
            sides.add(
                    switch (random.nextInt(4)) {
                        case 0 -> Intervals.of(0, LONG - 1);
                        case 1 -> Intervals.union(List.of(one, Intervals.point(random.nextInt(LONG))));
                        default -> one;
                    });
        }
        return Box.of(sides).orElseThrow();
    }

    private static List<int[]> points(Box box) {
        List<int[]> points = List.of(new int[0]);
        for (int axis = 0; axis < box.dimensions(); axis++) {
            List<int[]> longer = new ArrayList<>();
            for (int[] point : points) {
                for (int place = 0; place < LONG; place++) {
                    if (box.axis(axis).contains(place)) {
                        int[] more = Arrays.copyOf(point, point.length + 1);
                        more[point.length] = place;
                        longer.add(more);
                    }
                }
            }
            points = longer;
        }
        return points;
    }
}
