package org.patrondesk.meeting;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.decision.Decision;
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

    /** The nos of one side of the moment. */
    private static final class Side {
        private long nos;
        private long all;
    }

    /**
     * The effect over at most so many whole weeks on each side; empty while the first week is not over, or when not one
     * whole week was logged before.
     */
    Optional<Effect> over(int weeks, Instant now) {
        int after = (int) Math.min(weeks, ChronoUnit.WEEKS.between(moment, now.atZone(moment.getZone())));
        int before = after < 1 ? 0 : logged(weeks);
        if (before < 1) {
            return Optional.empty();
        }
        Side past = count(moment.minusWeeks(before), moment);
        Side since = count(moment, moment.plusWeeks(after));
        return Optional.of(Effect.of(
                new Effect.Rate(past.nos, before),
                new Effect.Rate(since.nos, after),
                new Effect.Rate(past.all, before),
                new Effect.Rate(since.all, after),
                otherChanges(moment.minusWeeks(before), moment.plusWeeks(after))));
    }

    /** Weeks before the first record are weeks in which nobody logged, not weeks without a no. */
    private int logged(int weeks) {
        Instant[] first = {moment.toInstant()};
        each(
                moment.minusWeeks(weeks),
                moment,
                decision -> first[0] = decision.at().isBefore(first[0]) ? decision.at() : first[0]);
        return (int) ChronoUnit.WEEKS.between(first[0].atZone(moment.getZone()), moment);
    }

    private Side count(ZonedDateTime from, ZonedDateTime to) {
        Side side = new Side();
        each(from, to, decision -> {
            if (decision.told().isNo()) {
                side.all++;
                side.nos += decision.toldRule().equals(resolution.rule()) ? 1 : 0;
            }
        });
        return side;
    }

    private void each(ZonedDateTime from, ZonedDateTime to, Consumer<Decision> decision) {
        Period period = new Period(from.toInstant(), to.toInstant());
        transaction.store(Decisions.class).each(DecisionSelection.said().during(period), decision);
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
