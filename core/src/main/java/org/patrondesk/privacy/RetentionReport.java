package org.patrondesk.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a tenant's retention stands.
 *
 * @param at as of when
 * @param lines one for each {@link Keeping}
 */
public record RetentionReport(Instant at, List<Line> lines) {
    /** What nobody removed for so long is an alarm: a job that fails in silence keeps everything for ever. */
    public static final Duration ALARM = Duration.ofHours(24);

    /**
     * How one of them stands.
     *
     * @param removed from how many records it was removed in this run; 0 when it was only looked
     * @param before what was closed before this is not kept
     * @param overdue what of it is kept still
     */
    public record Line(Keeping keeping, Period period, long removed, Instant before, Overdue overdue) {
        /** For how long the oldest should have been gone; empty when nothing is overdue. */
        public Optional<Duration> late() {
            return overdue.oldest().map(oldest -> Duration.between(oldest, before));
        }
    }

    public RetentionReport {
        lines = List.copyOf(lines);
    }

    /** From how many records something was removed. */
    public long removed() {
        return lines.stream().mapToLong(Line::removed).sum();
    }

    /** How many records still hold something that should be gone. */
    public long overdue() {
        return lines.stream().mapToLong(line -> line.overdue().rows()).sum();
    }

    /** For how long the oldest of all should have been gone; empty when nothing is overdue. */
    public Optional<Duration> late() {
        return lines.stream().flatMap(line -> line.late().stream()).max(Comparator.naturalOrder());
    }

    /** Whether something should have been gone for more than {@link #ALARM}. */
    public boolean isAlarm() {
        return late().filter(late -> late.compareTo(ALARM) > 0).isPresent();
    }
}
