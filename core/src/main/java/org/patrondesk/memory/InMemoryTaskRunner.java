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
    public void ensure(DueTask task) {
        storage.overAll(tenants -> tenants.computeIfAbsent(task.tenant(), tenant -> new TenantRecords())
                .dueTasks
                .putIfAbsent(task, clock.instant()));
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
                    .flatMap(records -> records.dueTasks.entrySet().stream())
                    .filter(entry -> !entry.getValue().isAfter(now)
                            && handlers.containsKey(entry.getKey().kind()))
                    .sorted(Map.Entry.comparingByValue())
                    .limit(most)
                    .map(Map.Entry::getKey)
                    .toList();
            due.forEach(task -> records(tenants, task).dueTasks.remove(task));
            return due;
        });
    }

    private static TenantRecords records(Map<Tenant, TenantRecords> tenants, DueTask task) {
        return tenants.computeIfAbsent(task.tenant(), tenant -> new TenantRecords());
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
            again.ifPresent(delay -> putBack(task, clock.instant().plus(delay)));
        }
    }

    private void putBack(DueTask task, Instant at) {
        storage.overAll(tenants ->
                records(tenants, task).dueTasks.merge(task, at, (one, other) -> one.isBefore(other) ? one : other));
    }

    @Override
    public Running start(Map<String, TaskHandler> handlers, ExecutorService executor, int most) {
        return new InMemoryRunning(this, Map.copyOf(handlers), executor, most);
    }
}
