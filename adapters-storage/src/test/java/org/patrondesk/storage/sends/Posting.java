package org.patrondesk.storage.sends;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Tenant;
import org.patrondesk.message.Message;
import org.patrondesk.message.Outbox;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.SendingTerms;
import org.patrondesk.storage.PostgresStorage;

/** The desks of some libraries that post messages. Safe for use by many threads. */
final class Posting {
    private static final int LIBRARIES = 4;
    private static final int MOST_TRIES = 20;
    private static final int ONE_IN_SO_MANY_IS_DUE_LATER = 10;
    private static final int LATEST_MILLIS = 10_000;

    private final List<Outbox> outboxes;
    private final Map<Outbox, Set<UUID>> posted = new ConcurrentHashMap<>();
    private final long seed;

    Posting(PostgresStorage storage, SendingTerms terms, long seed) {
        this.seed = seed;
        PatronDesk desk = PatronDesk.builder()
                .storage(storage)
                .courier(Channel.EMAIL, parcel -> {
                    throw new AssertionError("This process sends nothing.");
                })
                .sendingTerms(terms)
                .build();
        this.outboxes = IntStream.range(0, LIBRARIES)
                .mapToObj(n -> desk.as(
                                Identity::of, Actor.Staff.of(new Tenant("library-" + n), "s-1", Roles.SUPERVISOR))
                        .outbox())
                .toList();
        outboxes.forEach(outbox -> posted.put(outbox, ConcurrentHashMap.newKeySet()));
    }

    /** Posts the messages of these numbers, some of them for later. */
    void post(int first, int last) {
        for (int n = first; n < last; n++) {
            post(n);
        }
    }

    private void post(int n) {
        Outbox outbox = outboxes.get(n % LIBRARIES);
        PostMessage message = new PostMessage(
                new Branch("Central"),
                Channel.EMAIL,
                "reader@example.org",
                new Message("", "message-" + n),
                n / LIBRARIES % 2 == 0 ? "reminder" : "hold-ready",
                due(n),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("message-" + n));
        for (int tries = 1; ; tries++) {
            try {
                posted.getOrDefault(outbox, Set.of()).add(outbox.post(message).orThrow());
                return;
            } catch (StorageUnavailable e) {
                if (!e.retryable() || tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private Optional<Instant> due(int n) {
        Random random = new Random(seed * 31 + n * 0x9E37_79B9L);
        return random.nextInt(ONE_IN_SO_MANY_IS_DUE_LATER) == 0
                ? Optional.of(Clock.systemUTC().instant().plusMillis(1_000 + random.nextInt(LATEST_MILLIS)))
                : Optional.empty();
    }

    /** The ids that posting answered. */
    Map<Outbox, Set<UUID>> posted() {
        return posted;
    }

    /** How many deliveries are in no terminal state. */
    long queued() {
        return outboxes.stream()
                .map(Outbox::queue)
                .mapToLong(queue -> queue.waiting() + queue.sending())
                .sum();
    }
}
