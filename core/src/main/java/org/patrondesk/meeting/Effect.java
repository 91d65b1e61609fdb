package org.patrondesk.meeting;

import java.util.Optional;

/**
 * How many nos there were in a week before a change and after it.
 *
 * <p>All nos that patrons were told within the asker's branches are counted, by the rule that asked for them. Intervals
 * hold the true figure 95 times in 100 where nos come one by one and weeks are alike; neither closings nor seasons are
 * allowed for.
 *
 * @param before the rule's nos in the weeks before the change
 * @param after the rule's nos since
 * @param allBefore nos of every rule in the same weeks, because a no may have moved to another rule
 * @param allAfter likewise
 * @param times how many times as many of the rule's nos there are now, 0.5 for half; empty when there were none before
 * @param otherChanges how many other policies began to answer in these weeks, so that not all is this change's doing
 */
public record Effect(
        Rate before, Rate after, Rate allBefore, Rate allAfter, Optional<Interval> times, int otherChanges) {
    /** 97.5 % of a normal distribution lie below. */
    private static final double Z = 1.959964;

    /** A range with its best guess; {@code high} may be infinite. */
    public record Interval(double low, double best, double high) {}

    /** Nos in whole weeks of seven days. */
    public record Rate(long nos, int weeks) {
        public Rate {
            if (nos < 0 || weeks < 1) {
                throw new IllegalArgumentException("A rate counts nos in one week or more.");
            }
        }

        /** Nos a week; the interval is Byar's for a Poisson count (Breslow and Day, 1987). */
        public Interval perWeek() {
            return new Interval(
                    nos == 0 ? 0 : byar((double) nos, -Z) / weeks, (double) nos / weeks, byar(nos + 1.0, Z) / weeks);
        }

        private static double byar(double count, double z) {
            double root = 1 - 1 / (9 * count) + z / (3 * Math.sqrt(count));
            return count * root * root * root;
        }
    }

    /** The effect on a rule, with the interval of the ratio by Wilson's score for the share of nos that fell after. */
    static Effect of(Rate before, Rate after, Rate allBefore, Rate allAfter, int otherChanges) {
        return new Effect(before, after, allBefore, allAfter, times(before, after), otherChanges);
    }

    private static Optional<Interval> times(Rate before, Rate after) {
        if (before.nos() == 0) {
            return Optional.empty();
        }
        double n = before.nos() + after.nos();
        double share = after.nos() / n;
        double middle = share + Z * Z / (2 * n);
        double spread = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        double perWeek = (double) before.weeks() / after.weeks();
        return Optional.of(new Interval(
                perWeek * odds(Math.max(0, (middle - spread) / scale)),
                perWeek * odds(share),
                perWeek * odds(Math.min(1, (middle + spread) / scale))));
    }

    private static double odds(double share) {
        return share / (1 - share);
    }
}
