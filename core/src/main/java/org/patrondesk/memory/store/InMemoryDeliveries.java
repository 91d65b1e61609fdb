package org.patrondesk.memory.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.patrondesk.access.Scope;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ids;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Next;
import org.patrondesk.message.QueueState;
import org.patrondesk.person.Subject;

/** Deliveries in the heap. */
public record InMemoryDeliveries(Scope scope, TenantRecords records, Writing writing, Clock clock)
        implements Deliveries {
    private static final Comparator<HeldDelivery> AS_POSTED =
            Comparator.comparing(held -> Ids.bytes(held.delivery().id()), java.util.Arrays::compareUnsigned);

    @Override
    public void add(List<Delivery> deliveries) {
        writing.checkWithin(scope, deliveries, Delivery::branch);
        for (Delivery delivery : deliveries) {
            if (records.deliveries.containsKey(delivery.id())) {
                throw writing.refused("A delivery of this id is there already; nothing was recorded.");
            }
            HeldDelivery held = HeldDelivery.posted(delivery, now());
            records.deliveries.put(delivery.id(), held);
            records.queue.add(held);
            writing.done(() -> {
                records.queue.remove(held);
                records.deliveries.remove(delivery.id());
            });
        }
    }

    @Override
    public Optional<DeliveryStatus> find(UUID id) {
        return within(id).map(held -> held.status(true));
    }

    private Optional<HeldDelivery> within(UUID id) {
        return Optional.ofNullable(records.deliveries.get(id))
                .filter(held -> scope.covers(held.delivery().branch()));
    }

    private Stream<HeldDelivery> covered() {
        return records.deliveries.values().stream()
                .filter(held -> scope.covers(held.delivery().branch()));
    }

    @Override
    public void each(DeliveryState state, Consumer<DeliveryStatus> to) {
        covered()
                .filter(held -> held.state() == state)
                .sorted(AS_POSTED)
                .forEach(held -> to.accept(held.status(false)));
    }

    @Override
    public void about(Subject.Pseudonym person, Consumer<DeliveryStatus> to) {
        covered()
                .filter(held -> held.delivery().person().filter(person::equals).isPresent())
                .sorted(AS_POSTED)
                .forEach(held -> to.accept(held.status(false)));
    }

    @Override
    public boolean decide(UUID id, long version, Next next) {
        writing.check();
        Optional<HeldDelivery> found = within(id)
                .filter(held -> held.fence() == version && held.state().isForAPerson());
        found.ifPresent(held -> records.replace(held, held.decided(next, now()), writing));
        return found.isPresent();
    }

    @Override
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public QueueState queue() {
        Instant now = now();
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        covered().forEach(held -> counts.merge(held.state(), 1L, Long::sum));
        Optional<Duration> oldest = covered()
                .filter(held -> held.state().isQueued() && !held.ready().isAfter(now))
                .map(HeldDelivery::due)
                .min(Comparator.naturalOrder())
                .map(due -> Duration.between(due, now));
        Map<Channel, Duration> resting = new EnumMap<>(Channel.class);
        records.pauses.forEach((channel, until) -> {
            if (until.isAfter(now)) {
                resting.put(channel, Duration.between(now, until));
            }
        });
        return new QueueState(
                counts.getOrDefault(DeliveryState.WAITING, 0L),
                counts.getOrDefault(DeliveryState.SENDING, 0L),
                counts.getOrDefault(DeliveryState.UNKNOWN, 0L),
                counts.getOrDefault(DeliveryState.FAILED, 0L),
                oldest,
                resting);
    }
}
