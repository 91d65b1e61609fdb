package org.patrondesk.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.TaskHandler;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.library.Tenant;
import org.patrondesk.memory.store.TenantRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs due tasks out of the heap, by the store's clock. Safe for use by many threads. */
final class InMemoryTaskRunner implements TaskRunner {
    private static final Logger LOG = LoggerFactory.getLogger(InMemoryTaskRunner.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private final InMemoryStorage storage;
    private final Clock clock;

    InMemoryTaskRunner(InMemoryStorage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    @Override
    public int runDue(Map<String, TaskHandler> handlers) {
        List<DueTask> due = take(handlers, Integer.MAX_VALUE);
        due.forEach(task -> run(task, handlers));
        return due.size();
    }

    /** Takes the oldest tasks that are due, so that nobody else runs them meanwhile. */
    List<DueTask> take(Map<String, TaskHandler> handlers, int most) {
        return storage.overAll(tenants -> {
            Instant now = clock.instant();
            List<DueTask> due = tenants.values().stream()
                    .flatMap(records -> records.dueTasks.entrySet().stream()
                            .filter(entry -> !records.running.contains(entry.getKey())))
                    .filter(entry -> !entry.getValue().isAfter(now))
                    .filter(entry -> handlers.containsKey(entry.getKey().kind()))
                    .sorted(Map.Entry.comparingByValue())
                    .limit(most)
                    .map(Map.Entry::getKey)
                    .toList();
            due.forEach(task -> records(tenants, task).running.add(task));
            return due;
        });
    }

    /** Gives tasks back that nobody began. */
    void giveBack(List<DueTask> tasks) {
        storage.overAll(tenants -> {
            tasks.forEach(task -> records(tenants, task).running.remove(task));
            return true;
        });
    }

    private static TenantRecords records(Map<Tenant, TenantRecords> tenants, DueTask task) {
        return tenants.getOrDefault(task.tenant(), new TenantRecords());
    }

    void run(DueTask task, Map<String, TaskHandler> handlers) {
        Optional<Duration> again = Optional.of(AFTER_A_FAILURE);
        try {
            again = handlers.getOrDefault(task.kind(), other -> Optional.of(AFTER_A_FAILURE))
                    .run(task);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Due work of kind {} failed and is run again: {}",
                    task.kind(),
                    e.getClass().getName());
        } finally {
            // An error that ends the thread leaves the task behind as well.
            finish(task, again.map(clock.instant()::plus));
        }
    }

    private void finish(DueTask task, Optional<Instant> again) {
        storage.overAll(tenants -> {
            TenantRecords records = records(tenants, task);
            records.running.remove(task);
            return again.isPresent() ? records.dueTasks.replace(task, again.get()) : records.dueTasks.remove(task);
        });
    }

    @Override
    public Running start(Map<String, TaskHandler> handlers, ExecutorService executor, int most) {
        return new InMemoryRunning(this, Map.copyOf(handlers), executor, most);
    }
}
