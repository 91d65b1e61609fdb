package org.patrondesk.storage.due;

import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of the task that one of the host's threads runs that its process lives, since a manual scheduler does not; until it is
 * closed. One task at a time.
 */
final class Beats implements ExecutionInterceptor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Beats.class);

    private final TaskRepository repository;
    private final StoreClock clock;
    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor(DueThreads.FACTORY);
    private volatile @Nullable Execution current;

    Beats(TaskRepository repository, StoreClock clock) {
        this.repository = repository;
        this.clock = clock;
        long every = DbSchedulerTasks.HEARTBEAT.toMillis();
        var unused = threads.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletionHandler<?> execute(TaskInstance<?> task, ExecutionContext context, ExecutionChain chain) {
        current = context.getExecution();
        try {
            return chain.proceed(task, context);
        } finally {
            current = null;
        }
    }

    private void beat() {
        Execution running = current;
        if (running == null) {
            return;
        }
        try {
            repository.updateHeartbeat(running, clock.now());
        } catch (Throwable e) {
            // Thrown it would end the beats. The next one may come through; a process that cannot say that it lives for
            // long counts as dead.
            LOG.debug("A heartbeat failed with {}.", e.getClass().getName());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
