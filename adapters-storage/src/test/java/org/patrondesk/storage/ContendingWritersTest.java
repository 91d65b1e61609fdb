package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Message;
import org.patrondesk.message.Outbox;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.QueueState;
import org.patrondesk.message.Result;
import org.patrondesk.message.Sending;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/** Those who post are serializable, those who send are not; neither is in the other's way. */
class ContendingWritersTest {
    private static final int POSTERS = 4;
    private static final int WORKERS = 4;
    private static final int POSTS = 250;

    private HikariDataSource pool;
    private Counting storage;
    private PatronDesk desk;

    @BeforeEach
    void open() {
        pool = TestDatabase.ready().pool();
        storage = new Counting(PostgresStorage.open(pool));
        desk = PatronDesk.builder()
                .storage(storage)
                .courier(Channel.EMAIL, parcel -> new Result.Accepted(""))
                .build();
    }

    @AfterEach
    void close() {
        desk.close();
        pool.close();
    }

    @Test
    void writers_who_post_are_hardly_run_again_because_workers_claim_and_workers_never() throws Exception {
        run(List.of(), "alone");
        int again = storage.writes.again();
        assertThat(storage.contentions.calls).hasValue(0);

        AtomicInteger posting = new AtomicInteger(POSTERS);
        run(List.of(posting), "beside workers");

        assertThat(storage.writes.calls).hasValue(2 * POSTERS * POSTS);
        assertThat(storage.contentions.again()).isZero();
        assertThat(storage.writes.again() - again)
                .as("posts run again beside workers; alone there were %s", again)
                .isLessThanOrEqualTo(POSTERS * POSTS / 10);
        while (sending().goRound() > 0) {
            // What was posted last.
        }
        assertThat(outbox().queue()).isEqualTo(new QueueState(0, 0, 0, 0, Optional.empty(), Map.of()));
    }

    /** Posts from several threads, and sends from several while that goes on when a count of posters is given. */
    private void run(List<AtomicInteger> beside, String keys) throws Exception {
        List<Callable<Boolean>> calls = new ArrayList<>();
        CyclicBarrier start = new CyclicBarrier(POSTERS + (beside.isEmpty() ? 0 : WORKERS));
        for (int p = 0; p < POSTERS; p++) {
            String key = keys + " " + p + " ";
            calls.add(() -> post(start, key, beside));
        }
        beside.forEach(posting -> {
            for (int w = 0; w < WORKERS; w++) {
                calls.add(() -> send(start, posting));
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            for (Future<Boolean> each : threads.invokeAll(calls)) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean post(CyclicBarrier start, String key, List<AtomicInteger> posting) throws Exception {
        start.await(30, TimeUnit.SECONDS);
        try {
            for (int n = 0; n < POSTS; n++) {
                Message message = new Message("Number " + n, "It is ready.");
                outbox().post(PostMessage.of(Sample.CENTRAL, Channel.EMAIL, "reader@example.org", message, "hold-ready")
                                .withKey(key + n))
                        .orThrow();
            }
            return true;
        } finally {
            posting.forEach(AtomicInteger::decrementAndGet);
        }
    }

    private boolean send(CyclicBarrier start, AtomicInteger posting) throws Exception {
        start.await(30, TimeUnit.SECONDS);
        int sent = 0;
        while (posting.get() > 0) {
            sent += sending().goRound();
        }
        return sent >= 0;
    }

    private Outbox outbox() {
        return desk.as(
                        Identity::of,
                        new Actor.Staff(
                                Sample.TENANT,
                                "staff-1",
                                Roles.shipped().grants().keySet(),
                                Set.of()))
                .outbox();
    }

    private Sending sending() {
        return desk.as(Identity::of, new Actor.SystemActor(Sample.TENANT, Roles.COURIER))
                .sending();
    }

    /** How often work was asked for, and how often it was run. */
    private static final class Count {
        final AtomicInteger calls = new AtomicInteger();
        private final AtomicInteger runs = new AtomicInteger();

        <R> Function<Transaction, R> of(Function<Transaction, R> work) {
            calls.incrementAndGet();
            return transaction -> {
                runs.incrementAndGet();
                return work.apply(transaction);
            };
        }

        int again() {
            return runs.get() - calls.get();
        }
    }

    private static final class Counting implements Storage {
        final Count writes = new Count();
        final Count contentions = new Count();
        private final Storage sound;

        Counting(Storage sound) {
            this.sound = sound;
        }

        @Override
        public <R> R write(Scope scope, Function<Transaction, R> work) {
            return sound.write(scope, writes.of(work));
        }

        @Override
        public <R> R contend(Scope scope, Function<Transaction, R> work) {
            return sound.contend(scope, contentions.of(work));
        }

        @Override
        public <R> R read(Scope scope, Function<Transaction, R> work) {
            return sound.read(scope, work);
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
