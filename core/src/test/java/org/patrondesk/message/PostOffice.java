package org.patrondesk.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Tenant;
import org.patrondesk.memory.InMemoryStorage;

/** A desk that sends e-mail through a courier whose results are written beforehand, by a clock set by hand. */
final class PostOffice {
    static final Tenant TENANT = new Tenant("riverside");
    static final Branch CENTRAL = new Branch("Central");
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final String REMINDER = "reminder";

    final Hand clock = new Hand();
    final Storage storage = new InMemoryStorage(clock);
    final List<Parcel> carried = new ArrayList<>();
    final Deque<Result> results = new ArrayDeque<>();
    final SendingTerms terms = SendingTerms.shipped().withAtLeastOnce(Set.of(REMINDER));
    final PatronDesk desk = PatronDesk.builder()
            .storage(storage)
            .clock(clock)
            .random(new Random(7))
            .courier(Channel.EMAIL, this::carry)
            .sendingTerms(terms)
            .build();
    final Actor supervisor = Actor.Staff.of(TENANT, "s-1", Roles.SUPERVISOR);
    final Outbox outbox = desk.as(Identity::of, supervisor).outbox();

    /** Another desk over the same storage, with this courier. */
    PatronDesk deskWith(Courier courier) {
        return PatronDesk.builder()
                .storage(storage)
                .clock(clock)
                .courier(Channel.EMAIL, courier)
                .sendingTerms(terms)
                .build();
    }

    /** The sending of this desk over a storage that has its troubles. */
    Sending overStorage(Storage other) {
        return desk.over(other).as(Identity::of, courier(TENANT)).sending();
    }

    private Result carry(Parcel parcel) {
        carried.add(parcel);
        return results.isEmpty() ? new Result.Accepted("p-" + carried.size()) : results.remove();
    }

    Sending sending() {
        return desk.as(Identity::of, courier(TENANT)).sending();
    }

    static Actor courier(Tenant tenant) {
        return new Actor.SystemActor(tenant, Roles.COURIER);
    }

    static PostMessage message(String messageClass) {
        return PostMessage.of(
                CENTRAL, Channel.EMAIL, "reader@example.org", new Message("Hold", "Your book is here."), messageClass);
    }

    UUID post(String messageClass) {
        return outbox.post(message(messageClass)).orThrow();
    }

    DeliveryStatus status(UUID delivery) {
        return outbox.find(delivery).orElseThrow();
    }

    void later(Duration by) {
        clock.now = clock.now.plus(by);
    }

    /** The types of the journal's events about deliveries, in order. */
    List<String> told() {
        List<String> types = new ArrayList<>();
        Actor auditor = Actor.Staff.of(TENANT, "a-1", Roles.AUDITOR);
        storage.read(
                new org.patrondesk.access.Guard(Roles.shipped())
                        .permit(ActorContext.of(Identity::of, auditor, Instant.EPOCH), Permission.READ_JOURNAL),
                transaction -> {
                    transaction.store(Events.class).each((Event event) -> types.add(event.type()));
                    return true;
                });
        return types;
    }

    static Optional<String> first(DeliveryStatus status) {
        return status.attempts().get(0).result();
    }

    /** A clock set by hand. */
    static final class Hand extends Clock {
        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
