package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/** A host that closes its due work for a while, and closes its pool when that returns. */
class ClosingDueWorkTest {
    private static final String KIND = "errand";

    private final Scope scope = Sample.sender(Sample.TENANT);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicBoolean ended = new AtomicBoolean();

    @TempDir
    Path directory;

    @AfterEach
    void end() throws InterruptedException {
        go.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private TaskRunner.Running inATask(Storage storage) throws InterruptedException {
        storage.write(
                scope,
                transaction ->
                        transaction.store(DueTasks.class).schedule(KIND, "one", Instant.parse("2026-01-01T00:00:00Z")));
        TaskRunner.Running running = storage.tasks()
                .start(
                        Map.of(KIND, task -> {
                            begun.countDown();
                            await(go);
                            ended.set(true);
                            return Optional.empty();
                        }),
                        threads,
                        2);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        return running;
    }

    @Test
    void closing_again_waits_for_what_the_first_did_not_over_postgresql() throws Exception {
        try (HikariDataSource pool = TestDatabase.ready().pool();
                Storage storage = PostgresStorage.open(pool)) {
            assertWaits(inATask(storage));
        }
    }

    @Test
    void closing_again_waits_for_what_the_first_did_not_over_sqlite() throws Exception {
        try (Storage storage = SqliteStorage.open(directory)) {
            assertWaits(inATask(storage));
        }
    }

    private void assertWaits(TaskRunner.Running running) throws Exception {
        running.close(Duration.ZERO);
        CompletableFuture<Boolean> again = CompletableFuture.supplyAsync(
                () -> {
                    running.close(Duration.ofSeconds(60));
                    return ended.get();
                },
                threads);
        assertThatThrownBy(() -> again.get(1, TimeUnit.SECONDS))
                .as("it waits while the task runs")
                .isInstanceOf(TimeoutException.class);
        go.countDown();

        assertThat(again.get(30, TimeUnit.SECONDS))
                .as("the task had ended when closing returned")
                .isTrue();
    }

    @Test
    void closing_takes_no_longer_than_it_may_while_a_task_hangs() throws Exception {
        try (Storage storage = SqliteStorage.open(directory)) {
            TaskRunner.Running running = inATask(storage);
            long before = System.nanoTime();
            running.close(Duration.ofSeconds(2));

            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofSeconds(2), Duration.ofMillis(3_500));
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
