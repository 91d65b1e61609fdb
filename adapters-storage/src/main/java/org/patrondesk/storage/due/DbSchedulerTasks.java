package org.patrondesk.storage.due;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.TaskHandler;
import org.patrondesk.journal.TaskRunner;

/** Runs due tasks with db-scheduler, in each database of a store. Safe for use by many threads. */
public final class DbSchedulerTasks implements TaskRunner {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** A process that is silent for four of these is taken for dead, and what it ran is run again within two more. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final int SILENT = 4;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 6;

    /** Tasks of a kind that this version does not know belong to another version. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final Supplier<? extends Collection<DataSource>> databases;
    private final JdbcCustomization customization;
    private final Function<DataSource, Clock> clocks;

    /**
     * Tasks in so many databases.
     *
     * @param databases each of which has the table {@value DueTable#NAME}
     * @param clocks by which a database's tasks fall due, the same for all who run them
     */
    public DbSchedulerTasks(
            Supplier<? extends Collection<DataSource>> databases,
            JdbcCustomization customization,
            Function<DataSource, Clock> clocks) {
        this.databases = databases;
        this.customization = customization;
        this.clocks = clocks;
    }

    @Override
    public int runDue(Map<String, TaskHandler> handlers) {
        AtomicInteger run = new AtomicInteger();
        for (DataSource database : databases.get()) {
            SettableClock now = new SettableClock();
            now.set(clocks.apply(database).now());
            TestHelper.ManualSchedulerBuilder builder = TestHelper.createManualScheduler(database, tasks(handlers, run))
                    .clock(now);
            settled(builder);
            ManualScheduler scheduler = builder.build();
            try {
                scheduler.runAnyDueExecutions();
            } catch (SQLRuntimeException e) {
                throw new StorageUnavailable("The store's due work cannot be read now; repeat it later.", e, true);
            }
        }
        return run.get();
    }

    @Override
    public Running start(Map<String, TaskHandler> handlers, ExecutorService executor, int most) {
        List<Scheduler> schedulers = new ArrayList<>();
        LentExecutor lent = new LentExecutor(executor);
        for (DataSource database : databases.get()) {
            var builder = Scheduler.create(database, tasks(handlers, new AtomicInteger()))
                    .clock(clocks.apply(database))
                    .threads(most)
                    .executorService(lent)
                    .pollingInterval(LOOK_EVERY)
                    .heartbeatInterval(HEARTBEAT)
                    .missedHeartbeatsLimit(SILENT);
            schedulers.add(settled(builder).build());
        }
        schedulers.forEach(Scheduler::start);
        return new DbSchedulerRunning(schedulers, lent);
    }

    private SchedulerBuilder settled(SchedulerBuilder builder) {
        return builder.tableName(DueTable.NAME)
                .serializer(DueTable.nothing())
                .jdbcCustomization(customization)
                .commitWhenAutocommitDisabled(true)
                .deleteUnresolvedAfter(NEVER);
    }

    private static List<Task<?>> tasks(Map<String, TaskHandler> handlers, AtomicInteger run) {
        List<Task<?>> tasks = new ArrayList<>();
        handlers.forEach((kind, handler) -> tasks.add(Tasks.custom(kind, Void.class)
                .onFailure(DbSchedulerTasks::later)
                // The library's own revival goes by the host's clock, which may be months ahead.
                .onDeadExecution((dead, operations) -> operations.reschedule(dead, dead.getTimeDone()))
                .execute((instance, context) -> {
                    run.incrementAndGet();
                    return completion(handler.run(DueTable.task(kind, instance.getId())));
                })));
        return tasks;
    }

    private static CompletionHandler<Void> completion(Optional<Duration> again) {
        return again.<CompletionHandler<Void>>map(delay -> (done, operations) ->
                        operations.reschedule(done, done.getTimeDone().plus(delay)))
                .orElse((done, operations) -> operations.remove());
    }

    private static void later(ExecutionComplete done, ExecutionOperations<Void> operations) {
        int doublings = Math.min(done.getExecution().consecutiveFailures, MOST_DOUBLINGS);
        operations.reschedule(done, done.getTimeDone().plus(FIRST_RETRY.multipliedBy(1L << doublings)));
    }
}
