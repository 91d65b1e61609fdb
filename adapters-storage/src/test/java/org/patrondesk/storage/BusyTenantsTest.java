package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;
import org.patrondesk.Work;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.StandingTask;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Tenant;
import org.patrondesk.message.Courier;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryWork;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Repetition;
import org.patrondesk.message.Result;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/**
 * A tenant with thousands of messages: it keeps no other waiting, and has all the workers that are its own.
 * {@code -Dbusy.messages=1000000} makes it a million.
 */
class BusyTenantsTest {
    private static final int CAMPAIGN = Integer.getInteger("busy.messages", 20_000);
    private static final int BACKLOG = 2_000;
    private static final Tenant BUSY = new Tenant("busy");
    private static final Tenant QUIET = new Tenant("quiet");

    private final List<ExecutorService> pools = new ArrayList<>();
    private final List<Work> works = new ArrayList<>();
    private final CountDownLatch go = new CountDownLatch(1);

    @TempDir
    Path directory;

    @AfterEach
    void end() throws InterruptedException {
        go.countDown();
        works.forEach(work -> work.close(Duration.ofSeconds(60)));
        for (ExecutorService pool : pools) {
            pool.shutdown();
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static PatronDesk desk(Storage storage, Courier courier) {
        return PatronDesk.builder()
                .storage(storage)
                .courier(Channel.EMAIL, courier)
                .build();
    }

    private void start(PatronDesk desk, int most) {
        ExecutorService threads = Executors.newFixedThreadPool(most + 1);
        pools.add(threads);
        Work work = desk.work();
        works.add(work);
        work.start(threads, most);
    }

    /** All due an hour ago, with a wake each or with the watch alone. */
    private static void fill(Storage storage, int many, boolean waking) {
        Scope scope = Sample.sender(BUSY);
        Instant at = Instant.now().minus(Duration.ofHours(1));
        List<Delivery> deliveries = new ArrayList<>();
        for (int n = 0; n < many; n++) {
            deliveries.add(delivery(new UUID(0x7000L, 0x8000_0000_0000_0000L + n), at));
        }
        storage.write(scope, transaction -> {
            transaction.store(Deliveries.class).add(deliveries);
            DueTasks tasks = transaction.store(DueTasks.class);
            tasks.schedule(DeliveryWork.KIND, StandingTask.KEY, at);
            if (waking) {
                deliveries.forEach(
                        each -> tasks.schedule(DeliveryWork.KIND, each.id().toString(), at));
            }
            return true;
        });
    }

    private static Delivery delivery(UUID id, Instant at) {
        return new Delivery(
                id,
                at,
                Sample.CENTRAL,
                Channel.EMAIL,
                "reader@example.org",
                new Message("", "Come and see."),
                "campaign",
                Repetition.AT_MOST_ONCE,
                Optional.empty(),
                at.plus(Duration.ofDays(1)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void post(PatronDesk desk) {
        desk.as(Identity::of, Actor.Staff.of(QUIET, "s-1", Roles.SUPERVISOR))
                .outbox()
                .post(PostMessage.of(
                        Sample.CENTRAL,
                        Channel.EMAIL,
                        "other@example.org",
                        new Message("", "Your book is here."),
                        "hold-ready"))
                .orThrow();
    }

    private void assertTheOtherIsSentSoon(Storage storage) throws InterruptedException {
        CountDownLatch sent = new CountDownLatch(1);
        PatronDesk desk = desk(storage, parcel -> {
            if (parcel.delivery().messageClass().equals("hold-ready")) {
                sent.countDown();
            }
            return new Result.Accepted("");
        });
        fill(storage, CAMPAIGN, true);
        post(desk);
        start(desk, 8);

        assertThat(sent.await(5, TimeUnit.SECONDS))
                .as("the other tenant's one message is sent within five seconds")
                .isTrue();
    }

    @Test
    void a_campaign_of_thousands_keeps_the_one_message_of_another_waiting_for_seconds_over_postgresql()
            throws Exception {
        try (HikariDataSource pool = TestDatabase.ready().pool();
                Storage storage = PostgresStorage.open(pool)) {
            assertTheOtherIsSentSoon(storage);
            end();
        }
    }

    @Test
    void a_campaign_of_thousands_keeps_the_one_message_of_another_waiting_for_seconds_over_sqlite() throws Exception {
        try (Storage storage = SqliteStorage.open(directory)) {
            assertTheOtherIsSentSoon(storage);
            end();
        }
    }

    /** Couriers that wait until so many are out at a time: fewer workers would wait for ever. */
    private void assertAtATime(int wanted, Runnable starting, AtomicInteger out) throws InterruptedException {
        starting.run();
        CountDownLatch pause = new CountDownLatch(1);
        for (int i = 0; i < 600 && out.get() < wanted; i++) {
            pause.await(100, TimeUnit.MILLISECONDS);
        }
        assertThat(out).hasValue(wanted);
    }

    private Courier waiting(AtomicInteger out) {
        return parcel -> {
            out.incrementAndGet();
            await(go);
            return new Result.Accepted("");
        };
    }

    @Test
    void a_backlog_without_wakes_is_worked_on_by_all_that_a_tenant_may_have_in_every_process() throws Exception {
        AtomicInteger out = new AtomicInteger();
        try (HikariDataSource pool = TestDatabase.ready().pool();
                Storage storage = PostgresStorage.open(pool)) {
            fill(storage, BACKLOG, false);
            // Two processes with a quarter of sixteen each.
            assertAtATime(8, () -> List.of(1, 2).forEach(n -> start(desk(storage, waiting(out)), 16)), out);
            end();
        }
    }

    @Test
    void a_backlog_without_wakes_is_worked_on_by_all_that_a_tenant_may_have_over_sqlite() throws Exception {
        AtomicInteger out = new AtomicInteger();
        try (Storage storage = SqliteStorage.open(directory)) {
            fill(storage, BACKLOG, false);
            assertAtATime(4, () -> start(desk(storage, waiting(out)), 16), out);
            end();
        }
    }

    @Test
    void a_process_without_couriers_leaves_the_wakes_of_deliveries_to_others() {
        try (Storage storage = SqliteStorage.open(directory)) {
            AtomicInteger sent = new AtomicInteger();
            PatronDesk sending = desk(storage, parcel -> {
                sent.incrementAndGet();
                return new Result.Accepted("");
            });
            post(sending);
            PatronDesk sealing = PatronDesk.builder().storage(storage).build();

            assertThat(sealing.work().runDue())
                    .as("the sealing and the retention")
                    .isEqualTo(2);
            assertThat(sending.work().runDue()).as("the wake or the watch").isPositive();
            assertThat(sent).hasValue(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
