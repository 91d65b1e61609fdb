package org.patrondesk.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * For how long a tenant keeps each thing about people. Immutable.
 *
 * @param periods one for each {@link Keeping}, of 1 day or more and at most the one that ships: {@code PERSONAL_DATA.md} promises
 *     that to patrons
 */
public record RetentionSchedule(Map<Keeping, Period> periods) {
    /** Months and years are not all of one length: what may be chosen is told by the days of four years, a leap day among them. */
    private static final List<LocalDate> DAYS =
            LocalDate.of(2027, 1, 1).datesUntil(LocalDate.of(2031, 1, 1)).toList();

    /** Longer than anything is kept, and short enough to be reckoned with. */
    private static final int MOST = 1_000_000;

    public RetentionSchedule {
        EnumMap<Keeping, Period> all = new EnumMap<>(Keeping.class);
        for (Keeping keeping : Keeping.values()) {
            Period period = periods.getOrDefault(keeping, keeping.atMost());
            if (!isWithin(period, keeping.atMost())) {
                throw new IllegalArgumentException(keeping.code() + " is kept for 1 day to " + keeping.atMost()
                        + ", not for " + period + "; give a period between.");
            }
            all.put(keeping, period);
        }
        periods = Map.copyOf(all);
    }

    /** Whether it is a day or more and never longer, on whatever day somebody looks. */
    private static boolean isWithin(Period period, Period atMost) {
        if (period.isNegative()
                || period.isZero()
                || Math.max(period.getYears(), Math.max(period.getMonths(), period.getDays())) > MOST) {
            return false;
        }
        return DAYS.stream().noneMatch(day -> day.minus(period).isBefore(day.minus(atMost)));
    }

    /** The longest that {@code PERSONAL_DATA.md} allows, for each. */
    public static RetentionSchedule shipped() {
        return new RetentionSchedule(Map.of());
    }

    /** The same, where this is kept for so long. */
    public RetentionSchedule with(Keeping keeping, Period period) {
        EnumMap<Keeping, Period> next = new EnumMap<>(periods);
        next.put(keeping, period);
        return new RetentionSchedule(next);
    }

    /**
     * What was closed before the answer is not kept any longer. Days are UTC's.
     *
     * <p>What tells whom words are about is kept as long as these, even where a shorter period is chosen for it: who asks for
     * their words, or to have them removed, must be answered.
     */
    public Instant before(Keeping keeping, Instant now) {
        return Stream.concat(Stream.of(keeping), keeping.words().stream())
                .map(each -> now.atOffset(ZoneOffset.UTC)
                        .minus(periods.getOrDefault(each, each.atMost()))
                        .toInstant())
                .min(Comparator.naturalOrder())
                .orElse(now);
    }
}
