package org.patrondesk.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class EffectProperties {
    private static Effect.Interval times(Effect.Rate before, Effect.Rate after) {
        return Effect.of(before, after, before, after, 0).times().orElseThrow();
    }

    @Property
    void the_best_guess_lies_within_its_interval(
            @ForAll @LongRange(max = 100_000) long nos, @ForAll @IntRange(min = 1, max = 104) int weeks) {
        Effect.Interval interval = new Effect.Rate(nos, weeks).perWeek();

        assertThat(interval.low()).isBetween(0.0, interval.best());
        assertThat(interval.best()).isLessThan(interval.high());
    }

    @Property
    void twice_the_weeks_halve_the_rate(
            @ForAll @LongRange(max = 100_000) long nos, @ForAll @IntRange(min = 1, max = 52) int weeks) {
        Effect.Interval one = new Effect.Rate(nos, weeks).perWeek();
        Effect.Interval two = new Effect.Rate(nos, 2 * weeks).perWeek();

        assertThat(two.low()).isCloseTo(one.low() / 2, within(1e-9));
        assertThat(two.high()).isCloseTo(one.high() / 2, within(1e-9));
    }

    @Property
    void the_ratio_holds_its_best_guess_and_turns_round_with_its_sides(
            @ForAll @LongRange(min = 1, max = 10_000) long before,
            @ForAll @LongRange(min = 1, max = 10_000) long after,
            @ForAll @IntRange(min = 1, max = 104) int weeks) {
        Effect.Rate first = new Effect.Rate(before, weeks);
        Effect.Rate then = new Effect.Rate(after, 4);
        Effect.Interval there = times(first, then);
        Effect.Interval back = times(then, first);

        assertThat(there.low()).isLessThanOrEqualTo(there.best());
        assertThat(there.best()).isLessThanOrEqualTo(there.high());
        assertThat(there.low() * back.high()).isCloseTo(1, within(1e-6));
    }

    /** The exact interval of ten events is 4.795 to 18.39, of none 0 to 3.689 (tables of the Poisson distribution). */
    @Example
    void the_interval_is_that_of_the_tables() {
        Effect.Interval ten = new Effect.Rate(10, 1).perWeek();
        Effect.Interval none = new Effect.Rate(0, 1).perWeek();

        assertThat(ten.low()).isCloseTo(4.795, within(0.05));
        assertThat(ten.high()).isCloseTo(18.39, within(0.05));
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(3.689, within(0.1));
    }

    @Example
    void the_interval_of_the_ratio_holds_the_truth_about_95_times_in_100() {
        Random random = new Random(20261122);
        int held = 0;
        for (int i = 0; i < 2_000; i++) {
            Effect.Rate before = new Effect.Rate(Math.max(1, poisson(random, 40)), 4);
            Effect.Rate after = new Effect.Rate(poisson(random, 10), 2);
            Effect.Interval found = times(before, after);
            held += found.low() <= 0.5 && 0.5 <= found.high() ? 1 : 0;
        }

        assertThat(held).isBetween(1_860, 1_940);
    }

    private static long poisson(Random random, double mean) {
        double left = Math.exp(-mean);
        long n = -1;
        for (double product = 1; product > left; n++) {
            product *= random.nextDouble();
        }
        return n;
    }
}
