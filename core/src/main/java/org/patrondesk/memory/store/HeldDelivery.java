package org.patrondesk.memory.store;

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

/**
 * A delivery as the heap holds it. Immutable: a change is another one in its place.
 *
 * @param since when it was due, as long as claims, rests and dead workers have come between; empty for when it is ready
 */
public record HeldDelivery(
        Delivery delivery,
        DeliveryState state,
        Instant ready,
        Optional<Instant> since,
        long fence,
        int spent,
        boolean open,
        boolean possibleDuplicate,
        String reason,
        List<Attempt> attempts) {
    static HeldDelivery posted(Delivery delivery, Instant now) {
        return new HeldDelivery(
                delivery,
                DeliveryState.WAITING,
                delivery.due().orElse(now),
                Optional.empty(),
                0,
                0,
                false,
                false,
                "",
                List.of());
    }

    HeldDelivery claimed(Instant until) {
        return new HeldDelivery(
                delivery,
                DeliveryState.SENDING,
                until,
                Optional.of(due()),
                fence + 1,
                spent,
                false,
                possibleDuplicate,
                reason,
                attempts);
    }

    HeldDelivery started(Instant now, Instant until) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(new Attempt(attempts.size() + 1, fence, now, possibleDuplicate, Optional.empty(), ""));
        return new HeldDelivery(
                delivery, state, until, since, fence, spent, true, possibleDuplicate, reason, List.copyOf(more));
    }

    /** Since when it has been due. */
    Instant due() {
        return since.orElse(ready);
    }

    /** As a worker moves it on. */
    HeldDelivery moved(Next next, Instant now, Optional<Result> result) {
        return new HeldDelivery(
                delivery,
                next.state(),
                next.givesBack(result) ? due() : now.plus(next.after()),
                next.after().isZero() ? since : Optional.empty(),
                fence,
                next.spent(),
                next.open(),
                next.possibleDuplicate(),
                next.reason(),
                with(result));
    }

    /** As a person decides; what earlier attempts may say does not count any more. */
    HeldDelivery decided(Next next, Instant now) {
        return new HeldDelivery(
                delivery,
                next.state(),
                now.plus(next.after()),
                Optional.empty(),
                fence + 1,
                next.spent(),
                next.open(),
                next.possibleDuplicate(),
                next.reason(),
                attempts);
    }

    /** As it is when nobody is to send it any more. */
    public HeldDelivery stopped(Instant now) {
        return new HeldDelivery(
                delivery,
                DeliveryState.STOPPED,
                now,
                Optional.empty(),
                fence + 1,
                spent,
                false,
                possibleDuplicate,
                reason,
                attempts);
    }

    private List<Attempt> with(Optional<Result> result) {
        return result.map(known -> attempts.stream()
                        .map(attempt -> attempt.fence() == fence ? attempt.with(known) : attempt)
                        .toList())
                .orElse(attempts);
    }

    /** Without whom it went to, what it said and what it was about, and without the provider's id of it. */
    public HeldDelivery withoutPersons() {
        return new HeldDelivery(
                delivery.withoutPersons(),
                state,
                ready,
                since,
                fence,
                spent,
                open,
                possibleDuplicate,
                reason,
                attempts.stream().map(Attempt::withoutProviderId).toList());
    }

    Claim claim(Instant now) {
        return new Claim(delivery, fence, attempts.size(), spent, possibleDuplicate, now);
    }

    DeliveryStatus status(boolean withAttempts) {
        return new DeliveryStatus(delivery, state, reason, fence, ready, withAttempts ? attempts : List.of());
    }
}
