package org.patrondesk.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patrondesk.message.Attempt;
import org.patrondesk.message.Claim;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Next;
import org.patrondesk.message.Result;

/** A delivery as the heap holds it. Immutable: a change is another one in its place. */
record HeldDelivery(
        Delivery delivery,
        DeliveryState state,
        Instant ready,
        long fence,
        int spent,
        boolean open,
        boolean possibleDuplicate,
        String reason,
        List<Attempt> attempts) {
    static HeldDelivery posted(Delivery delivery, Instant now) {
        return new HeldDelivery(
                delivery, DeliveryState.WAITING, delivery.due().orElse(now), 0, 0, false, false, "", List.of());
    }

    HeldDelivery claimed(Instant until) {
        return new HeldDelivery(
                delivery, DeliveryState.SENDING, until, fence + 1, spent, false, possibleDuplicate, reason, attempts);
    }

    HeldDelivery started(Instant now, Instant until) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(new Attempt(attempts.size() + 1, fence, now, possibleDuplicate, Optional.empty(), ""));
        return new HeldDelivery(
                delivery, state, until, fence, spent, true, possibleDuplicate, reason, List.copyOf(more));
    }

    /** @param raised what the fence rises by: a person's decision ends what earlier attempts may say */
    HeldDelivery moved(Next next, Instant now, int raised, List<Attempt> known) {
        return new HeldDelivery(
                delivery,
                next.state(),
                now.plus(next.after()),
                fence + raised,
                next.spent(),
                next.open(),
                next.possibleDuplicate(),
                next.reason(),
                known);
    }

    List<Attempt> with(Optional<Result> result) {
        return result.map(known -> attempts.stream()
                        .map(attempt -> attempt.fence() == fence ? attempt.with(known) : attempt)
                        .toList())
                .orElse(attempts);
    }

    Claim claim(Instant now) {
        return new Claim(delivery, fence, attempts.size(), spent, possibleDuplicate, now);
    }

    DeliveryStatus status(boolean withAttempts) {
        return new DeliveryStatus(delivery, state, reason, fence, ready, withAttempts ? attempts : List.of());
    }
}
