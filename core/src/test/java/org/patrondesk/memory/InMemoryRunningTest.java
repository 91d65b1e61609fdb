package org.patrondesk.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.library.Tenant;

class InMemoryRunningTest {
    private static final String KIND = "errand";

    private final InMemoryStorage storage = new InMemoryStorage();
    private final Scope scope = new Guard(Roles.shipped())
            .permit(
                    ActorContext.of(
                            Identity::of, new Actor.SystemActor(new Tenant("hill"), Roles.COURIER), Instant.EPOCH),
                    Permission.DELIVER);

    private void schedule(String key, Instant at) {
        storage.write(scope, transaction -> transaction.store(DueTasks.class).schedule(KIND, key, at));
    }

    @Test
    void a_task_that_the_hosts_executor_refuses_is_left_for_others() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        // One thread too few: one looks, one runs, and there is none for the second task.
        ExecutorService threads = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
        schedule("one", Instant.parse("2026-01-01T00:00:00Z"));
        schedule("two", Instant.parse("2026-01-02T00:00:00Z"));
        TaskRunner.Running running = storage.tasks()
                .start(
                        Map.of(KIND, task -> {
                            begun.countDown();
                            await(go);
                            return Optional.empty();
                        }),
                        threads,
                        2);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(runDueByAnother()).containsExactly("two");
        go.countDown();
        running.close(Duration.ofSeconds(30));
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(runDueByAnother()).as("the first is done with").isEmpty();
    }

    /** Tries for three seconds at most. */
    private List<String> runDueByAnother() throws InterruptedException {
        List<String> run = new ArrayList<>();
        CountDownLatch pause = new CountDownLatch(1);
        for (int i = 0; i < 60 && run.isEmpty(); i++) {
            storage.tasks().runDue(Map.of(KIND, task -> {
                run.add(task.key());
                return Optional.empty();
            }));
            pause.await(50, TimeUnit.MILLISECONDS);
        }
        return run;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
