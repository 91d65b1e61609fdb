package org.patrondesk.meeting;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Period;

/** Counts the nos in the weeks around a moment. One use, one thread. */
final class EffectTally {
    private final Transaction transaction;
    private final Resolution resolution;
    private final ZonedDateTime moment;

    EffectTally(Transaction transaction, Resolution resolution, ZoneId zone) {
        this.transaction = transaction;
        this.resolution = resolution;
        this.moment = resolution
                .change()
                .map(Resolution.Change::begins)
                .orElse(resolution.at())
                .atZone(zone);
    }

    /** One side of the moment. */
    private static final class Side {
        private long nos;
        private long all;
        private Instant first = Instant.MAX;
    }

    /**
     * The effect over at most so many weeks on each side; empty while the first week is not over, or when nothing at all
     * was recorded before.
     */
    Optional<Effect> over(int weeks, Instant now) {
        int after = (int) Math.min(weeks, ChronoUnit.WEEKS.between(moment, now.atZone(moment.getZone())));
        if (after < 1) {
            return Optional.empty();
        }
        Side past = count(moment.minusWeeks(weeks), moment);
        if (past.first.equals(Instant.MAX)) {
            return Optional.empty();
        }
        // Weeks before the first record are weeks in which nobody logged, not weeks without a no.
        int before = 1 + (int) ChronoUnit.WEEKS.between(past.first.atZone(moment.getZone()), moment.minusNanos(1));
        Side since = count(moment, moment.plusWeeks(after));
        return Optional.of(Effect.of(
                new Effect.Rate(past.nos, before),
                new Effect.Rate(since.nos, after),
                new Effect.Rate(past.all, before),
                new Effect.Rate(since.all, after),
                otherChanges(moment.minusWeeks(before), moment.plusWeeks(after))));
    }

    private Side count(ZonedDateTime from, ZonedDateTime to) {
        Side side = new Side();
        Period period = new Period(from.toInstant(), to.toInstant());
        transaction.store(Decisions.class).each(DecisionSelection.said().during(period), decision -> {
            side.first = decision.at().isBefore(side.first) ? decision.at() : side.first;
            if (decision.told().isNo()) {
                side.all++;
                side.nos += decision.toldRule().equals(resolution.rule()) ? 1 : 0;
            }
        });
        return side;
    }

    private int otherChanges(ZonedDateTime from, ZonedDateTime to) {
        return (int) transaction.store(PoliciesInForce.class).adopted().stream()
                .filter(adopted -> resolution
                                .change()
                                .filter(change -> change.policy().equals(adopted.policy()))
                                .isEmpty()
                        && adopted.begins().isAfter(from.toInstant())
                        && adopted.begins().isBefore(to.toInstant()))
                .count();
    }
}
