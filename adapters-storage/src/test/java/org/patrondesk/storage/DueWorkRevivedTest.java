package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.Storage;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/** Hosts that run due work only from their own scheduler, by {@code runDue()}, one after the other or side by side. */
class DueWorkRevivedTest {
    private static final String KIND = "errand";

    /** A process is taken for dead after four seconds; the rest is for a slow machine. */
    private static final int LONGEST_SECONDS = 15;

    private static final int LONGER_THAN_A_SILENCE_SECONDS = 6;

    private final Scope scope = Sample.sender(Sample.TENANT);
    private final List<String> run = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path directory;

    private void schedule(Storage storage) {
        storage.write(
                scope,
                transaction ->
                        transaction.store(DueTasks.class).schedule(KIND, "one", Instant.parse("2026-01-01T00:00:00Z")));
    }

    private static void dieInATask(String at) throws IOException {
        try (OtherProcess process =
                OtherProcess.start(DueWorkMain.class, "", List.of("-XX:TieredStopAtLevel=1"), at, KIND)) {
            assertThat(process.line()).isEqualTo("in one");
        }
    }

    private void runDue(Storage storage) {
        storage.tasks().runDue(Map.of(KIND, task -> {
            run.add(task.key());
            return Optional.empty();
        }));
    }

    /** Runs what is due five times a second until something was, for so many seconds at most. */
    private void runDueFor(Storage storage, int seconds) throws InterruptedException {
        CountDownLatch pause = new CountDownLatch(1);
        for (int i = 0; i < 5 * seconds && run.isEmpty(); i++) {
            runDue(storage);
            pause.await(200, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void a_task_in_which_a_process_died_is_run_by_the_next_one_over_postgresql() throws Exception {
        TestDatabase database = TestDatabase.ready();
        try (HikariDataSource pool = database.pool();
                Storage storage = PostgresStorage.open(pool)) {
            schedule(storage);
            dieInATask(database.url(TestDatabase.RUNTIME));

            runDueFor(storage, LONGEST_SECONDS);
        }
        assertThat(run).containsExactly("one");
    }

    @Test
    void a_task_in_which_a_process_died_is_run_by_the_next_one_over_sqlite() throws Exception {
        try (Storage storage = SqliteStorage.open(directory)) {
            schedule(storage);
        }
        dieInATask(directory.toString());
        try (Storage storage = SqliteStorage.open(directory)) {
            runDueFor(storage, LONGEST_SECONDS);
        }
        assertThat(run).containsExactly("one");
    }

    @Test
    void a_task_that_takes_long_is_not_taken_from_a_process_that_lives() throws Exception {
        TestDatabase database = TestDatabase.ready();
        try (HikariDataSource pool = database.pool();
                Storage storage = PostgresStorage.open(pool)) {
            schedule(storage);
            assertNotTaken(storage);
        }
    }

    @Test
    void a_task_that_takes_long_is_not_taken_from_another_thread() throws Exception {
        try (Storage storage = SqliteStorage.open(directory)) {
            schedule(storage);
            assertNotTaken(storage);
        }
    }

    private void assertNotTaken(Storage storage) throws InterruptedException {
        CountDownLatch in = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread slow = new Thread(() -> storage.tasks().runDue(Map.of(KIND, task -> {
            in.countDown();
            await(go);
            return Optional.empty();
        })));
        slow.start();
        assertThat(in.await(30, TimeUnit.SECONDS)).isTrue();
        try {
            runDueFor(storage, LONGER_THAN_A_SILENCE_SECONDS);
        } finally {
            go.countDown();
            slow.join();
        }
        assertThat(run).isEmpty();
        runDue(storage);
        assertThat(run).as("it is done with").isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
