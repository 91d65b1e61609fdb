package org.patrondesk.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Claim;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Next;
import org.patrondesk.message.Result;

/** What the contracts about deliveries share: the steps of a worker, each in a transaction of its own. */
abstract class SendingContract extends PortContract {
    static final Duration LEASE = Duration.ofHours(1);

    /** A lease that is over when it begins, so that no test has to wait for an end. */
    static final Duration OVER = Duration.ZERO;

    static final Result ACCEPTED = new Result.Accepted("provider-1");

    final Scope scope = Sample.scope(Sample.TENANT, Permission.SEND_MESSAGE);
    final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.SEND_MESSAGE);
    final Scope harbour = Sample.scope(Sample.TENANT, Permission.SEND_MESSAGE, Sample.HARBOUR);
    final Scope sender = Sample.sender(Sample.TENANT);

    final void post(Delivery... deliveries) {
        write(scope, Deliveries.class, store -> store.add(List.of(deliveries)));
    }

    final <R> R contend(Function<DeliveryQueue, R> work) {
        return storage().contend(sender, transaction -> work.apply(transaction.store(DeliveryQueue.class)));
    }

    /** From the channel of {@link Sample#delivery}. */
    final List<Claim> claim(int most, Duration lease) {
        return contend(queue -> queue.claim(Channel.EMAIL, most, lease));
    }

    /** Takes the one delivery that is ready. */
    final Claim claim(Duration lease) {
        List<Claim> claims = claim(2, lease);
        if (claims.size() != 1) {
            throw new AssertionError("One delivery was to be given, and there were " + claims.size() + ".");
        }
        return claims.get(0);
    }

    final List<Claim> overdue() {
        return contend(queue -> queue.overdue(10));
    }

    final boolean start(Claim claim, Duration lease) {
        return contend(queue -> queue.start(claim, lease));
    }

    final boolean move(Claim claim, Optional<Result> result, Next next) {
        return contend(queue -> queue.move(claim, result, next));
    }

    /** Takes the one delivery that is ready, begins an attempt and writes down what came of it. */
    final Claim sent(Result result, Next next) {
        Claim claim = claim(LEASE);
        if (!start(claim, LEASE) || !move(claim, Optional.of(result), next)) {
            throw new AssertionError("A worker who is alone could not send.");
        }
        return claim;
    }

    final DeliveryStatus status(Delivery delivery) {
        return found(scope, delivery).orElseThrow();
    }

    final Optional<DeliveryStatus> found(Scope where, Delivery delivery) {
        return read(where, Deliveries.class, store -> store.find(delivery.id()));
    }

    final boolean decide(Scope where, Delivery delivery, long version, Next next) {
        return storage()
                .write(where, transaction -> transaction.store(Deliveries.class).decide(delivery.id(), version, next));
    }

    static Next to(DeliveryState state) {
        return new Next(state, Duration.ZERO, "", false, 0, false, Duration.ZERO);
    }

    static Next again(Duration after) {
        return new Next(DeliveryState.WAITING, after, "", false, 0, false, Duration.ZERO);
    }

    /** Back into the queue at once, while nothing of its channel is claimed for a time. */
    static Next pausing(Duration pause) {
        return new Next(DeliveryState.WAITING, Duration.ZERO, "rests", false, 0, false, pause);
    }

    /** Waits for a person, while a result may still come. */
    static Next inDoubt() {
        return new Next(DeliveryState.UNKNOWN, Duration.ZERO, "no-result", true, 1, true, Duration.ZERO);
    }
}
