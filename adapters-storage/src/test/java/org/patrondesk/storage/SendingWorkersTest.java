package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.consent.ConsentTerms;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Attempt;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Message;
import org.patrondesk.message.Outbox;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.QueueState;
import org.patrondesk.message.Repetition;
import org.patrondesk.message.SendingTerms;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/** Eight workers send two thousand messages over a courier that fails in every way: nothing is lost, nothing unsaid. */
class SendingWorkersTest {
    private static final int WORKERS = 8;
    private static final int MESSAGES = 2_000;
    private static final long SEED = 20_261_122;

    private static final Set<DeliveryState> ENDS =
            EnumSet.of(DeliveryState.ACCEPTED, DeliveryState.UNKNOWN, DeliveryState.FAILED);

    /** Without delays, so that the whole course of every delivery is run at once. */
    private static final SendingTerms TERMS = new SendingTerms(
            Duration.ofMinutes(10),
            20,
            4,
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ZERO,
            Duration.ofDays(3),
            Set.of("overdue"),
            ConsentTerms.shipped());

    private final FailingCourier courier = new FailingCourier(SEED);

    @TempDir
    Path directory;

    @Test
    void over_postgresql() throws Exception {
        try (HikariDataSource pool = TestDatabase.ready().pool();
                Storage storage = PostgresStorage.open(pool)) {
            sendsAll(storage);
        }
    }

    @Test
    void over_sqlite() throws Exception {
        try (Storage storage = SqliteStorage.open(directory)) {
            sendsAll(storage);
        }
    }

    private void sendsAll(Storage storage) throws Exception {
        PatronDesk desk = PatronDesk.builder()
                .storage(storage)
                .courier(Channel.EMAIL, courier)
                .sendingTerms(TERMS)
                .build();
        Outbox outbox = desk.as(
                        Identity::of,
                        new Actor.Staff(
                                Sample.TENANT,
                                "staff-1",
                                Roles.shipped().grants().keySet(),
                                Set.of()))
                .outbox();
        for (int n = 0; n < MESSAGES; n++) {
            outbox.post(PostMessage.of(
                            Sample.CENTRAL,
                            Channel.EMAIL,
                            "reader@example.org",
                            new Message("Number " + n, "It is ready."),
                            n % 2 == 0 ? "hold-ready" : "overdue"))
                    .orThrow();
        }

        work(desk, outbox);

        List<DeliveryStatus> all = all(outbox);
        assertThat(all).hasSize(MESSAGES);
        assertThat(new HashSet<>(all.stream().map(DeliveryStatus::state).toList()))
                .isEqualTo(ENDS);
        all.forEach(this::assertAsCarried);
        assertThat(courier.calls()).hasSameSizeAs(all);
    }

    private static void work(PatronDesk desk, Outbox outbox) throws Exception {
        Session session = desk.as(Identity::of, new Actor.SystemActor(Sample.TENANT, Roles.COURIER));
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            Callable<Integer> worker = () -> {
                int had = 0;
                while (isQueued(outbox)) {
                    had += session.sending().goRound();
                }
                return had;
            };
            int had = 0;
            for (Future<Integer> each : threads.invokeAll(java.util.Collections.nCopies(WORKERS, worker))) {
                had += each.get();
            }
            assertThat(had).isGreaterThanOrEqualTo(MESSAGES);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isQueued(Outbox outbox) {
        QueueState state = outbox.queue();
        return state.waiting() + state.sending() > 0;
    }

    private static List<DeliveryStatus> all(Outbox outbox) {
        List<DeliveryStatus> all = new ArrayList<>();
        for (DeliveryState state : DeliveryState.values()) {
            outbox.each(state, found -> all.add(found));
        }
        return all.stream()
                .map(found -> outbox.find(found.delivery().id()).orElseThrow())
                .toList();
    }

    /** What the store says of the attempts is what the courier did, call for call. */
    private void assertAsCarried(DeliveryStatus status) {
        Delivery delivery = status.delivery();
        List<FailingCourier.Call> calls = courier.calls().getOrDefault(delivery.id(), List.of());
        assertThat(status.attempts().stream()
                        .map(attempt -> new FailingCourier.Call(
                                attempt.number(),
                                attempt.possibleDuplicate(),
                                attempt.result().orElse("none")))
                        .toList())
                .isEqualTo(calls);
        long mayHaveGoneOut =
                calls.stream().filter(FailingCourier.Call::mayHaveGoneOut).count();
        if (delivery.repetition() == Repetition.AT_MOST_ONCE) {
            assertThat(mayHaveGoneOut).isLessThanOrEqualTo(1);
        } else {
            assertThat(mayHaveGoneOut).isLessThanOrEqualTo(2);
        }
        assertMarked(calls);
        assertThat(status.state()).isEqualTo(endOf(delivery, status.attempts()));
    }

    /** Every call after one that may have gone out says so, and no other. */
    private static void assertMarked(List<FailingCourier.Call> calls) {
        boolean mayHave = false;
        for (FailingCourier.Call call : calls) {
            assertThat(call.marked()).isEqualTo(mayHave);
            mayHave |= call.mayHaveGoneOut();
        }
    }

    private static DeliveryState endOf(Delivery delivery, List<Attempt> attempts) {
        Attempt last = attempts.get(attempts.size() - 1);
        boolean doubtful = last.possibleDuplicate();
        return switch (last.result().orElseThrow()) {
            case "accepted" -> DeliveryState.ACCEPTED;
            case "unknown" -> DeliveryState.UNKNOWN;
            case "rejected", "deferred" -> doubtful ? DeliveryState.UNKNOWN : DeliveryState.FAILED;
            default -> throw new AssertionError(Map.of(delivery.id(), attempts));
        };
    }
}
