package org.patrondesk.message;

import java.time.Duration;
import java.util.Optional;
import org.patrondesk.person.Impersonal;

/**
 * Where a delivery goes from here.
 *
 * @param after how long until the queue looks at it again, by the store's clock; zero outside the queue
 * @param reason the code of the reason; empty when there is none
 * @param possibleDuplicate whether the next attempt is marked as a possible duplicate
 * @param spent how many attempts count from here on against the most there may be
 * @param open whether a result of the attempt that was begun may still come and count
 * @param pause how long nothing of its channel is claimed; zero for not at all
 */
@Impersonal("reason")
public record Next(
        DeliveryState state,
        Duration after,
        String reason,
        boolean possibleDuplicate,
        int spent,
        boolean open,
        Duration pause) {
    /** An end, or what waits for a person. */
    static Next at(DeliveryState state, String reason, Claim claim) {
        return new Next(state, Duration.ZERO, reason, claim.possibleDuplicate(), claim.spent(), false, Duration.ZERO);
    }

    /** Back into the queue. */
    static Next again(Duration after, String reason, Claim claim) {
        return new Next(
                DeliveryState.WAITING, after, reason, claim.possibleDuplicate(), claim.spent(), false, Duration.ZERO);
    }

    /** What a person decided; with all its attempts to come when it is sent again. */
    static Next decided(DeliveryState state, boolean possibleDuplicate) {
        return new Next(state, Duration.ZERO, "by-a-person", possibleDuplicate, 0, false, Duration.ZERO);
    }

    /** Whether a claim ends so without an attempt, and its delivery keeps its place in the queue. */
    public boolean givesBack(Optional<Result> result) {
        return state == DeliveryState.WAITING && after.isZero() && !open && result.isEmpty();
    }

    Next marked() {
        return new Next(state, after, reason, true, spent, open, pause);
    }

    Next spending() {
        return new Next(state, after, reason, possibleDuplicate, spent + 1, open, pause);
    }

    Next leftOpen() {
        return new Next(state, after, reason, possibleDuplicate, spent, true, pause);
    }

    Next pausing(Duration channel) {
        return new Next(state, after, reason, possibleDuplicate, spent, open, channel);
    }
}
