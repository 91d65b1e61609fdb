package org.patrondesk.memory.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ids;
import org.patrondesk.message.Claim;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.Next;
import org.patrondesk.message.Result;

/** The queue of deliveries in the heap. */
public record InMemoryDeliveryQueue(Clock clock, TenantRecords records, Writing writing) implements DeliveryQueue {
    @Override
    public List<Claim> claim(Channel channel, int most, Duration lease) {
        writing.check();
        Instant now = now();
        if (pausedUntil(channel).isAfter(now)) {
            return List.of();
        }
        List<HeldDelivery> taken = ready(now)
                .filter(held -> held.delivery().channel() == channel)
                .filter(held -> !held.open() || held.state() == DeliveryState.WAITING)
                .limit(most)
                .toList();
        return taken.stream()
                .sorted(Comparator.comparing(
                                (HeldDelivery held) -> held.attempts().size())
                        .thenComparing(HeldDelivery::due)
                        .thenComparing(held -> Ids.bytes(held.delivery().id()), Arrays::compareUnsigned))
                .map(held -> records.replace(held, held.claimed(now.plus(lease)), writing))
                .map(held -> held.claim(now))
                .toList();
    }

    @Override
    public List<Claim> overdue(int most) {
        writing.check();
        Instant now = now();
        return ready(now)
                .filter(held -> held.open() && held.state() == DeliveryState.SENDING)
                .limit(most)
                .map(held -> held.claim(now))
                .toList();
    }

    private Stream<HeldDelivery> ready(Instant now) {
        return records.queue.stream().takeWhile(held -> !held.ready().isAfter(now));
    }

    @Override
    public boolean start(Claim claim, Duration lease) {
        writing.check();
        Instant now = now();
        Optional<HeldDelivery> found = held(claim)
                .filter(held -> held.state() == DeliveryState.SENDING && !held.open())
                .filter(held -> held.ready().isAfter(now));
        found.ifPresent(held -> records.replace(held, held.started(now, now.plus(lease)), writing));
        return found.isPresent();
    }

    @Override
    public boolean move(Claim claim, Optional<Result> result, Next next) {
        writing.check();
        Instant now = now();
        Optional<HeldDelivery> found = held(claim).filter(held -> held.open() || held.state() == DeliveryState.SENDING);
        found.ifPresent(held -> {
            records.replace(held, held.moved(next, now, result), writing);
            if (!next.pause().isZero()) {
                pause(held.delivery().channel(), now.plus(next.pause()));
            }
        });
        return found.isPresent();
    }

    private void pause(Channel channel, Instant until) {
        if (until.isBefore(pausedUntil(channel))) {
            return;
        }
        Instant before = records.pauses.put(channel, until);
        writing.done(() -> {
            if (before == null) {
                records.pauses.remove(channel);
            } else {
                records.pauses.put(channel, before);
            }
        });
    }

    private Optional<HeldDelivery> held(Claim claim) {
        return Optional.ofNullable(records.deliveries.get(claim.delivery().id()))
                .filter(held -> held.fence() == claim.fence());
    }

    private Instant pausedUntil(Channel channel) {
        return records.pauses.getOrDefault(channel, Instant.MIN);
    }

    @Override
    public Optional<Duration> untilNext(Channel channel) {
        Instant now = now();
        return records.queue.stream()
                .filter(held -> held.delivery().channel() == channel)
                .findFirst()
                .map(HeldDelivery::ready)
                .map(ready -> ready.isAfter(pausedUntil(channel)) ? ready : pausedUntil(channel))
                .map(next -> Duration.between(now, next));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
