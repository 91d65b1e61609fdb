package org.patrondesk.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.TaskHandler;
import org.patrondesk.journal.TaskRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs due tasks out of the heap, by the store's clock. Safe for use by many threads. */
final class InMemoryTaskRunner implements TaskRunner {
    private static final Logger LOG = LoggerFactory.getLogger(InMemoryTaskRunner.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private final InMemoryStorage storage;
    private final Clock clock;

    /** Those that a thread has; they wait until it is done with them. Guarded by the storage's lock. */
    private final Set<DueTask> running = new HashSet<>();

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
                    .flatMap(records -> records.dueTasks.entrySet().stream())
                    .filter(entry -> !entry.getValue().isAfter(now))
                    .filter(entry -> handlers.containsKey(entry.getKey().kind()) && !running.contains(entry.getKey()))
                    .sorted(Map.Entry.comparingByValue())
                    .limit(most)
                    .map(Map.Entry::getKey)
                    .toList();
            running.addAll(due);
            return due;
        });
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
            running.remove(task);
            Map<DueTask, Instant> waiting = tenants.getOrDefault(task.tenant(), new TenantRecords()).dueTasks;
            return again.isPresent() ? waiting.replace(task, again.get()) : waiting.remove(task);
        });
    }

    @Override
    public Running start(Map<String, TaskHandler> handlers, ExecutorService executor, int most) {
        return new InMemoryRunning(this, Map.copyOf(handlers), executor, most);
    }
}
