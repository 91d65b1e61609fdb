package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.StandingTask;
import org.patrondesk.journal.TaskHandler;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/** A host's clock that is ninety days wrong: told by a database whose clock is, which the host cannot tell from it. */
class DueTimesTest {
    private static final String KIND = "errand";
    private static final Duration WRONG = Duration.ofDays(90);
    private static final Duration AGAIN = Duration.ofHours(1);

    private final TestDatabase database = TestDatabase.ready();
    private final Scope scope = Sample.sender(Sample.TENANT);
    private HikariDataSource pool;
    private PostgresStorage storage;

    /** Its own name stands before the built-in one only where the search path names both. */
    @BeforeEach
    void put_the_databases_clock_ahead_of_this_machines() throws Exception {
        database.admin(
                "CREATE SCHEMA set_clock",
                "CREATE FUNCTION set_clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS"
                        + " 'SELECT pg_catalog.clock_timestamp() + interval ''90 days'''",
                "GRANT USAGE ON SCHEMA set_clock TO " + TestDatabase.RUNTIME,
                "ALTER DATABASE " + database.name() + " SET search_path = public, set_clock, pg_catalog");
        pool = database.pool();
        storage = PostgresStorage.open(pool);
    }

    @AfterEach
    void close() {
        storage.close();
        pool.close();
    }

    private void schedule(String key, Instant at) {
        storage.write(scope, transaction -> transaction.store(DueTasks.class).schedule(KIND, key, at));
    }

    private Instant due() throws Exception {
        return Instant.ofEpochMilli(Long.parseLong(database.query("SELECT execution_time FROM due_task")));
    }

    private void assertAnHourAheadOfTheDatabase() throws Exception {
        assertThat(due())
                .isBetween(
                        Instant.now().plus(WRONG).plus(AGAIN).minusSeconds(60),
                        Instant.now().plus(WRONG).plus(AGAIN).plusSeconds(60));
    }

    @Test
    void what_is_due_by_the_databases_clock_is_run_by_the_hosts_scheduler_and_put_off_by_that_clock() throws Exception {
        schedule("one", Instant.now().plus(WRONG).minusSeconds(60));

        assertThat(storage.tasks().runDue(Map.of(KIND, task -> Optional.of(AGAIN))))
                .isEqualTo(1);
        assertAnHourAheadOfTheDatabase();
    }

    @Test
    void what_is_due_by_the_databases_clock_is_run_in_the_background_and_put_off_by_that_clock() throws Exception {
        schedule("one", Instant.now().plus(WRONG).minusSeconds(60));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch run = new CountDownLatch(1);
        TaskHandler handler = task -> {
            run.countDown();
            return Optional.of(AGAIN);
        };
        TaskRunner.Running running = storage.tasks().start(Map.of(KIND, handler), threads, 1);
        assertThat(run.await(30, TimeUnit.SECONDS)).isTrue();
        running.close(Duration.ofSeconds(30));
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertAnHourAheadOfTheDatabase();
    }

    /** As a process sees it that is begun after. */
    private void setTheClockBack() throws Exception {
        close();
        database.admin("ALTER DATABASE " + database.name() + " RESET search_path");
        pool = database.pool();
        storage = PostgresStorage.open(pool);
    }

    private int runDue(Optional<Duration> again) {
        return storage.tasks().runDue(Map.of(KIND, task -> again));
    }

    @Test
    void what_recurs_is_run_at_once_when_the_databases_clock_was_set_back() throws Exception {
        schedule(StandingTask.KEY, Instant.EPOCH);
        schedule("n-1", Instant.EPOCH);
        assertThat(runDue(Optional.of(AGAIN))).isEqualTo(2);
        setTheClockBack();

        assertThat(runDue(Optional.of(AGAIN))).isEqualTo(2);
        assertThat(Long.parseLong(database.query("SELECT max(execution_time) FROM due_task")))
                .isBetween(
                        Instant.now().toEpochMilli(), Instant.now().plus(AGAIN).toEpochMilli());
    }

    @Test
    void what_is_meant_for_later_stays_so_when_the_databases_clock_was_set_back() throws Exception {
        schedule("one", Instant.now().plus(WRONG));
        schedule(StandingTask.KEY, Instant.now().plus(WRONG));
        setTheClockBack();

        assertThat(runDue(Optional.empty())).isZero();
    }

    @Test
    void a_process_that_died_before_the_clock_was_set_back_does_not_live_until_then() throws Exception {
        schedule(StandingTask.KEY, Instant.EPOCH);
        database.admin("UPDATE due_task SET picked = true, picked_by = 'dead', last_heartbeat = "
                + Instant.now().plus(WRONG).toEpochMilli());
        setTheClockBack();
        runDue(Optional.of(AGAIN));

        long beat = Long.parseLong(database.query("SELECT last_heartbeat FROM due_task"));
        assertThat(Instant.ofEpochMilli(beat)).isBefore(Instant.now().plusSeconds(60));
    }

    @Test
    void what_failed_is_tried_again_soon_however_often_it_failed() throws Exception {
        schedule(StandingTask.KEY, Instant.EPOCH);
        database.admin("UPDATE due_task SET consecutive_failures = 20");
        TaskHandler failing = task -> {
            throw new IllegalStateException("The store is away.");
        };
        assertThat(storage.tasks().runDue(Map.of(KIND, failing))).isEqualTo(1);

        assertThat(due()).isBefore(Instant.now().plus(WRONG).plusSeconds(20));
    }
}
