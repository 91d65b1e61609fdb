package org.patrondesk.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.TaskHandler;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;

/** What every {@link DueTasks} and the {@link TaskRunner} of its storage promise. */
public abstract class DueTasksContract extends PortContract {
    private static final String KIND = "errand";
    private static final Instant LONG_AGO = Sample.NOON;
    private static final Instant IN_AGES = Instant.parse("2150-01-01T00:00:00Z");
    private static final Duration LONG = Duration.ofDays(10_000);

    private final Scope scope = Sample.sender(Sample.TENANT);
    private final List<DueTask> run = Collections.synchronizedList(new ArrayList<>());

    private boolean schedule(String key, Instant at) {
        return storage()
                .write(scope, transaction -> transaction.store(DueTasks.class).schedule(KIND, key, at));
    }

    /** Runs what is due, and answers each task so. */
    private List<String> runDue(Optional<Duration> answer) {
        return runDue(task -> answer);
    }

    private List<String> runDue(TaskHandler handler) {
        run.clear();
        storage().tasks().runDue(Map.of(KIND, task -> {
            run.add(task);
            return handler.run(task);
        }));
        return run.stream().map(DueTask::key).toList();
    }

    @Test
    @Promise("tasks-1")
    void what_a_committed_transaction_scheduled_is_run_when_it_is_due_and_for_its_tenant() {
        schedule("due", LONG_AGO);
        schedule("later", IN_AGES);
        writeAndFail(scope, transaction -> transaction.store(DueTasks.class).schedule(KIND, "failed", LONG_AGO));

        assertThat(runDue(Optional.empty())).containsExactly("due");
        assertThat(run).containsExactly(new DueTask(Sample.TENANT, KIND, "due"));
    }

    @Test
    @Promise("tasks-1")
    void what_is_scheduled_outlives_its_process_where_the_storage_is_durable() throws Exception {
        schedule("due", LONG_AGO);
        reopen();

        assertThat(runDue(Optional.empty())).isEqualTo(durable() ? List.of("due") : List.of());
    }

    @Test
    @Promise("tasks-2")
    void scheduling_what_waits_already_changes_nothing_and_says_so() {
        assertThat(schedule("one", IN_AGES)).isTrue();
        assertThat(schedule("one", LONG_AGO)).isFalse();

        assertThat(runDue(Optional.empty())).isEmpty();
    }

    @Test
    @Promise("tasks-3")
    void a_task_is_run_again_after_what_its_handler_answered_and_is_gone_when_it_answered_nothing() {
        schedule("again", LONG_AGO);
        assertThat(runDue(Optional.of(Duration.ZERO))).containsExactly("again");
        assertThat(runDue(Optional.of(LONG))).containsExactly("again");
        assertThat(runDue(Optional.empty())).isEmpty();
        assertThat(schedule("again", LONG_AGO)).as("it waits").isFalse();

        schedule("once", LONG_AGO);
        assertThat(runDue(Optional.empty())).containsExactly("once");
        assertThat(schedule("once", IN_AGES)).as("it is gone").isTrue();
    }

    @Test
    @Promise("tasks-4")
    void a_task_whose_handler_throws_is_kept_for_later_and_the_others_go_on() {
        schedule("bad", LONG_AGO);
        schedule("good", LONG_AGO.plusSeconds(1));

        assertThat(runDue(task -> {
                    if (task.key().equals("bad")) {
                        throw new WorkFailed();
                    }
                    return Optional.empty();
                }))
                .containsExactly("bad", "good");
        assertThat(runDue(Optional.empty())).as("not at once").isEmpty();
        assertThat(schedule("bad", LONG_AGO)).as("it waits").isFalse();
    }

    @Test
    @Promise("tasks-5")
    void tasks_are_run_in_the_order_in_which_they_fell_due() {
        schedule("third", LONG_AGO.plusSeconds(3));
        schedule("first", LONG_AGO.plusSeconds(1));
        schedule("second", LONG_AGO.plusSeconds(2));

        assertThat(runDue(Optional.empty())).containsExactly("first", "second", "third");
    }

    @Test
    @Promise("tasks-6")
    void work_in_the_background_begins_nothing_more_when_it_is_closed() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        schedule("slow", LONG_AGO);
        TaskRunner.Running running = storage()
                .tasks()
                .start(
                        Map.of(KIND, task -> {
                            run.add(task);
                            begun.countDown();
                            await(go);
                            return Optional.empty();
                        }),
                        threads,
                        2);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        go.countDown();
        running.close(Duration.ofSeconds(30));
        running.close(Duration.ofSeconds(30));
        schedule("late", LONG_AGO);
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(run).extracting(DueTask::key).containsExactly("slow");
        assertThat(runDue(Optional.empty())).as("what came later waits").containsExactly("late");
    }

    private int withdraw(int most) {
        return storage()
                .contend(scope, transaction -> transaction.store(DueTasks.class).withdraw(KIND, "kept", most));
    }

    @Test
    @Promise("tasks-7")
    void what_is_due_is_withdrawn_so_many_at_a_time_and_nothing_else() {
        List.of("one", "two", "three", "kept").forEach(key -> schedule(key, LONG_AGO));
        schedule("later", IN_AGES);
        storage()
                .write(
                        Sample.sender(Sample.OTHER_TENANT),
                        transaction -> transaction.store(DueTasks.class).schedule(KIND, "one", LONG_AGO));
        storage().write(scope, transaction -> transaction.store(DueTasks.class).schedule("other", "one", LONG_AGO));

        assertThat(List.of(withdraw(2), withdraw(2), withdraw(2))).containsExactly(2, 1, 0);
        assertThat(runDue(Optional.empty())).containsExactlyInAnyOrder("kept", "one");
        assertThat(run)
                .containsExactlyInAnyOrder(
                        new DueTask(Sample.TENANT, KIND, "kept"), new DueTask(Sample.OTHER_TENANT, KIND, "one"));
        assertThat(schedule("later", LONG_AGO)).as("it waits").isFalse();
        assertThat(schedule("one", LONG_AGO)).as("it may be scheduled anew").isTrue();
        assertThat(storage().tasks().runDue(Map.of("other", task -> Optional.empty())))
                .as("of another kind")
                .isEqualTo(1);
    }

    @Test
    @Promise("tasks-7")
    void what_somebody_runs_is_not_withdrawn() {
        schedule("one", LONG_AGO);
        assertThat(runDue(task -> Optional.of(LONG.plusSeconds(withdraw(9))))).containsExactly("one");

        assertThat(schedule("one", LONG_AGO)).as("it waits").isFalse();
    }

    @Test
    @Promise("tasks-7")
    void what_a_failed_transaction_withdrew_is_run() {
        schedule("one", LONG_AGO);
        writeAndFail(scope, transaction -> transaction.store(DueTasks.class).withdraw(KIND, "kept", 9));

        assertThat(runDue(Optional.empty())).containsExactly("one");
    }

    @Test
    @Promise("tasks-8")
    void running_what_is_due_within_a_transaction_is_refused_and_runs_nothing() {
        schedule("one", LONG_AGO);
        storage().write(scope, transaction -> {
            assertThatThrownBy(() -> runDue(Optional.empty()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("This thread is in a transaction already; use the one it has.");
            return true;
        });

        assertThat(run).isEmpty();
        assertThat(runDue(Optional.empty())).containsExactly("one");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
