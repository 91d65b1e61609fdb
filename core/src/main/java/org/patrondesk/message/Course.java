package org.patrondesk.message;

import java.time.Duration;
import java.util.Optional;

/** Where a delivery goes after what happened to it: pure, so that one place holds every such decision. Immutable. */
record Course(SendingTerms terms) {
    /** Where a claimed one goes instead of to the courier; empty when it is to be sent. */
    Optional<Next> withoutAttempt(Claim claim) {
        if (!claim.at().isBefore(claim.delivery().expires())) {
            return Optional.of(failed(claim, "expired"));
        }
        // An empty parcel must not go to nobody, nor keep those behind it from going.
        return claim.delivery().to().isEmpty() ? Optional.of(failed(claim, "unreadable")) : Optional.empty();
    }

    /** One whose person does not want it; that an earlier attempt may have gone out stays told. */
    Next withoutConsent(Claim claim) {
        return Next.at(
                claim.possibleDuplicate() ? DeliveryState.UNKNOWN : DeliveryState.STOPPED, Sending.NO_CONSENT, claim);
    }

    Next after(Claim claim, Result result) {
        if (result instanceof Result.Accepted) {
            return Next.at(DeliveryState.ACCEPTED, "", claim);
        }
        if (result instanceof Result.Rejected rejected) {
            return rejected.concern().isOfChannel()
                    ? resting(claim, rejected.reason(), terms.pause())
                    : failed(claim, rejected.reason());
        }
        if (result instanceof Result.Deferred deferred) {
            return deferred.concern().isOfChannel()
                    ? resting(claim, deferred.reason(), wait(deferred, terms.firstDelay()))
                    : deferred(claim, deferred);
        }
        return inDoubt(claim, ((Result.Unknown) result).reason());
    }

    /** An attempt without a result whose lease is over; the result may still come. */
    Next overdue(Claim claim) {
        return inDoubt(claim, "no-result").leftOpen();
    }

    /** One whose channel was found at rest; it keeps its place. */
    Next givenBack(Claim claim) {
        return Next.again(Duration.ZERO, "channel-rests", claim);
    }

    /** One whose channel takes nothing now: no attempt of its own is spent, and the next one is tried before it. */
    private Next resting(Claim claim, String reason, Duration pause) {
        return Next.again(Duration.ZERO, reason, claim).pausing(pause);
    }

    private Next deferred(Claim claim, Result.Deferred deferred) {
        int deferrals = claim.spent() + 1;
        Next next = deferrals < terms.mostAttempts()
                ? Next.again(wait(deferred, terms.delay(deferrals)), deferred.reason(), claim)
                : failed(claim, deferred.reason());
        return next.spending();
    }

    private Next inDoubt(Claim claim, String reason) {
        boolean onceMore = claim.delivery().repetition() == Repetition.AT_LEAST_ONCE && !claim.possibleDuplicate();
        return onceMore
                ? Next.again(terms.reconciliation(), reason, claim).marked()
                : Next.at(DeliveryState.UNKNOWN, reason, claim);
    }

    /** One that may have gone out before is not told as one that did not. */
    private static Next failed(Claim claim, String reason) {
        return Next.at(claim.possibleDuplicate() ? DeliveryState.UNKNOWN : DeliveryState.FAILED, reason, claim);
    }

    /** What the provider asks for, within the terms: a slip in an answer must not stop a channel for a year. */
    private Duration wait(Result.Deferred deferred, Duration least) {
        Duration asked = deferred.retryAfter();
        if (asked.compareTo(terms.longestDelay()) > 0) {
            return terms.longestDelay();
        }
        return asked.compareTo(least) > 0 ? asked : least;
    }
}
