package org.patrondesk.storage.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

/** Databases come, fail and go while due work runs. */
class DueDatabasesTest {
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Set<DataSource> databases = new CopyOnWriteArraySet<>(Set.of(new SQLiteDataSource()));
    private final CompletableFuture<ScheduledExecutorService> housekeeping = new CompletableFuture<>();

    private DbSchedulerRunning running = running(() -> {});

    private DbSchedulerRunning running(Runnable looking) {
        DueDatabases all = new DueDatabases() {
            @Override
            public Collection<DataSource> all() {
                return databases;
            }

            @Override
            public void check(DataSource database) {}
        };
        return new DbSchedulerRunning(all, database -> opening(looking), new LentExecutor(threads, 1));
    }

    private DatabaseWork.Opening opening(Runnable looking) {
        return new DatabaseWork.Opening() {
            @Override
            public void look() {
                looking.run();
            }

            @Override
            public Scheduler scheduler(ScheduledExecutorService given) {
                housekeeping.complete(given);
                throw new IllegalStateException("There is no table here.");
            }
        };
    }

    @AfterEach
    void end() throws InterruptedException {
        running.close(Duration.ZERO);
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_database_that_is_gone_keeps_no_threads() throws Exception {
        ScheduledExecutorService beside = housekeeping.get(30, TimeUnit.SECONDS);
        databases.clear();
        running.find();
        running.find();

        assertThat(beside.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_database_that_was_missed_once_goes_on() throws Exception {
        ScheduledExecutorService beside = housekeeping.get(30, TimeUnit.SECONDS);
        Set<DataSource> all = Set.copyOf(databases);
        databases.clear();
        running.find();
        databases.addAll(all);
        running.find();
        databases.clear();
        running.find();

        CountDownLatch alive = new CountDownLatch(1);
        beside.execute(alive::countDown);
        assertThat(alive.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_error_does_not_end_the_looks_at_a_database() throws InterruptedException {
        running.close(Duration.ZERO);
        CountDownLatch looks = new CountDownLatch(2);
        running = running(() -> {
            looks.countDown();
            throw new NoClassDefFoundError("of a driver");
        });

        assertThat(looks.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_part_of_the_loan_ends_without_the_others_and_begins_nothing_more() throws Exception {
        LentExecutor lent = new LentExecutor(threads, 1);
        ExecutorService one = lent.part();
        ExecutorService other = lent.part();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<?> running = other.submit(() -> {
            begun.countDown();
            return go.await(30, TimeUnit.SECONDS);
        });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        Future<?> dropped = one.submit(() -> "run");
        one.shutdown();

        assertThat(one.awaitTermination(30, TimeUnit.SECONDS))
                .as("it has nothing under way, whatever others have")
                .isTrue();
        assertThatThrownBy(() -> one.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        go.countDown();
        running.get(30, TimeUnit.SECONDS);
        assertThat(other.submit(() -> "run").get(30, TimeUnit.SECONDS)).isEqualTo("run");
        assertThat(dropped.isDone()).as("what had not begun").isFalse();
    }

    @Test
    void a_part_of_the_loan_that_ends_waits_for_what_it_began() throws Exception {
        ExecutorService one = new LentExecutor(threads, 1).part();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        var unused = one.submit(() -> {
            begun.countDown();
            return go.await(30, TimeUnit.SECONDS);
        });
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        one.shutdown();

        assertThat(one.awaitTermination(10, TimeUnit.MILLISECONDS)).isFalse();
        go.countDown();
        assertThat(one.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(one.isTerminated()).isTrue();
    }
}
