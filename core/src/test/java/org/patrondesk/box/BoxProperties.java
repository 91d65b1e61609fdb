package org.patrondesk.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The algebra against brute force over every point of a small space. */
class BoxProperties {
    private static final int SIDE = 7;

    @Property
    void intervals_agree_with_sets(@ForAll("sets") Intervals a, @ForAll("sets") Intervals b) {
        BitSet both = bits(a);
        both.and(bits(b));
        BitSet either = bits(a);
        either.or(bits(b));
        BitSet only = bits(a);
        only.andNot(bits(b));

        assertThat(bits(a.intersect(b))).isEqualTo(both);
        assertThat(bits(Intervals.union(List.of(a, b)))).isEqualTo(either);
        assertThat(bits(a.minus(b))).isEqualTo(only);
        assertThat(a.covers(b)).isEqualTo(either.equals(bits(a)));
        assertThat(a.size()).isEqualTo(bits(a).cardinality());
        assertThat(a.isEmpty()).isEqualTo(bits(a).isEmpty());
    }

    @Property
    void equal_sets_are_equal_however_they_were_made(@ForAll("sets") Intervals a, @ForAll("sets") Intervals b) {
        assertThat(a.equals(b)).isEqualTo(bits(a).equals(bits(b)));
        assertThat(Intervals.union(List.of(a.minus(b), a.intersect(b))))
                .isEqualTo(a)
                .hasSameHashCodeAs(a);
    }

    @Example
    void the_ends_of_the_whole_numbers_do_not_overflow() {
        Intervals all = Intervals.of(Integer.MIN_VALUE, Integer.MAX_VALUE);

        assertThat(all.size()).isEqualTo(1L << 32);
        assertThat(all.minus(all).isEmpty()).isTrue();
        assertThat(all.minus(Intervals.point(Integer.MAX_VALUE)))
                .isEqualTo(Intervals.of(Integer.MIN_VALUE, Integer.MAX_VALUE - 1));
        assertThat(Intervals.union(List.of(Intervals.point(Integer.MAX_VALUE), Intervals.of(0, Integer.MAX_VALUE - 1))))
                .isEqualTo(Intervals.of(0, Integer.MAX_VALUE));
    }

    @Property
    void boxes_intersect_and_cover_point_by_point(@ForAll("boxes") Box a, @ForAll("boxes") Box b) {
        Optional<Box> both = a.intersect(b);
        boolean covers = true;
        for (int[] point : space()) {
            assertThat(both.isPresent() && both.get().contains(point))
                    .isEqualTo(a.contains(point) && b.contains(point));
            covers &= a.contains(point) || !b.contains(point);
        }
        assertThat(a.covers(b)).isEqualTo(covers);
    }

    @Property
    void a_difference_is_disjoint_boxes_that_add_up(@ForAll("boxes") Box a, @ForAll("boxes") Box b) {
        List<Box> rest = a.minus(b);
        for (int[] point : space()) {
            long holding = rest.stream().filter(box -> box.contains(point)).count();
            assertThat(holding).isEqualTo(a.contains(point) && !b.contains(point) ? 1 : 0);
        }
    }

    @Property
    void taking_away_box_after_box_leaves_what_none_of_them_holds(
            @ForAll("boxes") Box a, @ForAll("boxes") Box b, @ForAll("boxes") Box c) {
        List<Box> rest = Box.minus(Box.minus(List.of(a), b), c);
        for (int[] point : space()) {
            long holding = rest.stream().filter(box -> box.contains(point)).count();
            assertThat(holding).isEqualTo(a.contains(point) && !b.contains(point) && !c.contains(point) ? 1 : 0);
        }
    }

    @Example
    void a_box_with_an_empty_side_is_no_box() {
        assertThat(Box.of(List.of(Intervals.of(0, 1), Intervals.EMPTY))).isEmpty();
    }

    @Provide
    Arbitrary<Intervals> sets() {
        return Arbitraries.integers().between(0, (1 << SIDE) - 1).map(BoxProperties::set);
    }

    @Provide
    Arbitrary<Box> boxes() {
        return Arbitraries.integers()
                .between(1, (1 << SIDE) - 1)
                .list()
                .ofSize(3)
                .map(sides ->
                        Box.of(sides.stream().map(BoxProperties::set).toList()).orElseThrow());
    }

    private static Intervals set(int mask) {
        List<Intervals> points = new ArrayList<>();
        for (int i = 0; i < SIDE; i++) {
            if ((mask & (1 << i)) != 0) {
                points.add(Intervals.point(i));
            }
        }
        return Intervals.union(points);
    }

    private static BitSet bits(Intervals set) {
        BitSet bits = new BitSet();
        for (int i = 0; i < SIDE; i++) {
            bits.set(i, set.contains(i));
        }
        return bits;
    }

    private static List<int[]> space() {
        List<int[]> points = new ArrayList<>();
        for (int i = 0; i < SIDE * SIDE * SIDE; i++) {
            points.add(new int[] {i % SIDE, i / SIDE % SIDE, i / SIDE / SIDE});
        }
        return points;
    }
}
