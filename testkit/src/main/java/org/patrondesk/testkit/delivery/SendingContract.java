package org.patrondesk.testkit.delivery;

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
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Sample;

/** What the contracts about deliveries share: the steps of a worker, each in a transaction of its own. */
public abstract class SendingContract extends PortContract {
    protected static final Duration LEASE = Duration.ofHours(1);

    /** A lease that is over when it begins, so that no test has to wait for an end. */
    protected static final Duration OVER = Duration.ZERO;

    protected static final Result ACCEPTED = new Result.Accepted("provider-1");

    protected final Scope scope = Sample.scope(Sample.TENANT, Permission.SEND_MESSAGE);
    protected final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.SEND_MESSAGE);
    protected final Scope harbour = Sample.scope(Sample.TENANT, Permission.SEND_MESSAGE, Sample.HARBOUR);
    protected final Scope sender = Sample.sender(Sample.TENANT);

    protected final void post(Delivery... deliveries) {
        write(scope, Deliveries.class, store -> store.add(List.of(deliveries)));
    }

    protected final <R> R contend(Function<DeliveryQueue, R> work) {
        return storage().contend(sender, transaction -> work.apply(transaction.store(DeliveryQueue.class)));
    }

    /** From the channel of {@link Sample#delivery}. */
    protected final List<Claim> claim(int most, Duration lease) {
        return contend(queue -> queue.claim(Channel.EMAIL, most, lease));
    }

    /** Takes the one delivery that is ready. */
    protected final Claim claim(Duration lease) {
        List<Claim> claims = claim(2, lease);
        if (claims.size() != 1) {
            throw new AssertionError("One delivery was to be given, and there were " + claims.size() + ".");
        }
        return claims.get(0);
    }

    protected final List<Claim> overdue() {
        return contend(queue -> queue.overdue(10));
    }

    protected final boolean start(Claim claim, Duration lease) {
        return contend(queue -> queue.start(claim, lease));
    }

    protected final boolean move(Claim claim, Optional<Result> result, Next next) {
        return contend(queue -> queue.move(claim, result, next));
    }

    /** Takes the one delivery that is ready, begins an attempt and writes down what came of it. */
    protected final Claim sent(Result result, Next next) {
        Claim claim = claim(LEASE);
        if (!start(claim, LEASE) || !move(claim, Optional.of(result), next)) {
            throw new AssertionError("A worker who is alone could not send.");
        }
        return claim;
    }

    protected final DeliveryStatus status(Delivery delivery) {
        return found(scope, delivery).orElseThrow();
    }

    protected final Optional<DeliveryStatus> found(Scope where, Delivery delivery) {
        return read(where, Deliveries.class, store -> store.find(delivery.id()));
    }

    protected final boolean decide(Scope where, Delivery delivery, long version, Next next) {
        return storage()
                .write(where, transaction -> transaction.store(Deliveries.class).decide(delivery.id(), version, next));
    }

    protected static Next to(DeliveryState state) {
        return new Next(state, Duration.ZERO, "", false, 0, false, Duration.ZERO);
    }

    protected static Next again(Duration after) {
        return new Next(DeliveryState.WAITING, after, "", false, 0, false, Duration.ZERO);
    }

    /** Back into the queue at once, while nothing of its channel is claimed for a time. */
    protected static Next pausing(Duration pause) {
        return new Next(DeliveryState.WAITING, Duration.ZERO, "rests", false, 0, false, pause);
    }

    /** Waits for a person, while a result may still come. */
    protected static Next inDoubt() {
        return new Next(DeliveryState.UNKNOWN, Duration.ZERO, "no-result", true, 1, true, Duration.ZERO);
    }
}
