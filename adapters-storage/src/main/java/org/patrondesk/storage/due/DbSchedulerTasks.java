package org.patrondesk.storage.due;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.TaskHandler;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.storage.jdbc.Dialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs due tasks with db-scheduler, in each database of a store, by that database's clock. Safe for use by many threads. */
public final class DbSchedulerTasks implements TaskRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DbSchedulerTasks.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** A process that is silent for four of these is taken for dead, and what it ran is run again within two more. */
    static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final int SILENT = 4;

    /** How many heartbeats may be missed before a manual scheduler takes a process for dead; it lets nobody choose. */
    private static final int SILENT_FOR_MANUAL = 6;

    private static final Duration RETRY = Duration.ofSeconds(15);

    /** Tasks of a kind that this version does not know belong to another version. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final DueDatabases databases;
    private final JdbcCustomization customization;
    private final Dialect dialect;
    private final Map<DataSource, StoreClock> clocks = Collections.synchronizedMap(new WeakHashMap<>());

    /** @param databases each of which has the table {@value DueTable#NAME} */
    public DbSchedulerTasks(DueDatabases databases, JdbcCustomization customization, Dialect dialect) {
        this.databases = databases;
        this.customization = customization;
        this.dialect = dialect;
    }

    @Override
    public int runDue(Map<String, TaskHandler> handlers) {
        AtomicInteger run = new AtomicInteger();
        Collection<DataSource> all = databases.all();
        List<StorageUnavailable> failures = new ArrayList<>();
        for (DataSource database : all) {
            try {
                runDue(database, tasks(handlers, run::incrementAndGet, () -> {}));
            } catch (StorageUnavailable e) {
                failures.add(e);
            }
        }
        if (failures.size() == all.size() && !failures.isEmpty()) {
            throw failures.get(0);
        }
        failures.forEach(failure -> LOG.warn(
                "The due work of a database cannot be run now; that of the others is: {}", failure.getMessage()));
        return run.get();
    }

    private void runDue(DataSource database, List<Task<?>> tasks) {
        StoreClock clock = look(database);
        try (Beats beats = new Beats(repository(database, tasks, clock), clock)) {
            TestHelper.ManualSchedulerBuilder builder =
                    TestHelper.createManualScheduler(database, tasks).clock(following(clock));
            settled(builder)
                    .heartbeatInterval(HEARTBEAT.multipliedBy(SILENT).dividedBy(SILENT_FOR_MANUAL))
                    .addExecutionInterceptor(beats);
            ManualScheduler scheduler = builder.build();
            scheduler.runDeadExecutionDetection();
            scheduler.runAnyDueExecutions();
        } catch (SQLRuntimeException e) {
            throw new StorageUnavailable("The store's due work cannot be read now; repeat it later.", e, true);
        }
    }

    private TaskRepository repository(DataSource database, List<Task<?>> tasks, StoreClock clock) {
        return new JdbcTaskRepository(
                database,
                true,
                customization,
                DueTable.NAME,
                new TaskResolver(new SchedulerListeners(List.of()), clock, tasks),
                new SchedulerName.Fixed("beats"),
                DueTable.nothing(),
                false,
                clock);
    }

    private static SettableClock following(StoreClock clock) {
        return new SettableClock() {
            @Override
            public Instant now() {
                return clock.now();
            }
        };
    }

    /** The clock of a database that is fit for use, freshly read. */
    private StoreClock look(DataSource database) {
        databases.check(database);
        StoreClock clock = clocks.computeIfAbsent(
                database, found -> new StoreClock(dialect.spoken("SELECT " + Dialect.NOW), System::nanoTime));
        try {
            clock.read(database);
            if (clock.isNew()) {
                SetBack.mend(database, clock.now());
            }
        } catch (SQLException e) {
            throw dialect.unavailable(e);
        }
        return clock;
    }

    @Override
    public Running start(Map<String, TaskHandler> handlers, ExecutorService executor, int most) {
        LentExecutor lent = new LentExecutor(executor, most);
        return new DbSchedulerRunning(databases, database -> opening(database, handlers, lent), lent);
    }

    private DatabaseWork.Opening opening(DataSource database, Map<String, TaskHandler> handlers, LentExecutor lent) {
        return new DatabaseWork.Opening() {
            @Override
            public void look() {
                DbSchedulerTasks.this.look(database);
                // What the host's executor refused before may be taken now.
                lent.begin();
            }

            @Override
            public Scheduler scheduler(ScheduledExecutorService housekeeping) {
                AtomicReference<Scheduler> made = new AtomicReference<>();
                Runnable hurry = () -> Objects.requireNonNull(made.get()).triggerCheckForDueExecutions();
                var builder = Scheduler.create(database, tasks(handlers, () -> {}, hurry))
                        .clock(Objects.requireNonNull(clocks.get(database), "clock"))
                        .threads(lent.most())
                        .executorService(lent.part())
                        .dueExecutor(Executors.newSingleThreadExecutor(DueThreads.FACTORY))
                        .housekeeperExecutor(housekeeping)
                        .pollingInterval(LOOK_EVERY)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(SILENT);
                made.set(settled(builder).build());
                return Objects.requireNonNull(made.get());
            }
        };
    }

    private SchedulerBuilder settled(SchedulerBuilder builder) {
        return builder.tableName(DueTable.NAME)
                .serializer(DueTable.nothing())
                .jdbcCustomization(customization)
                .commitWhenAutocommitDisabled(true)
                .deleteUnresolvedAfter(NEVER);
    }

    /** @param hurry when a task is to be run again at once, and need not wait until somebody looks */
    private static List<Task<?>> tasks(Map<String, TaskHandler> handlers, Runnable run, Runnable hurry) {
        List<Task<?>> tasks = new ArrayList<>();
        handlers.forEach((kind, handler) -> tasks.add(Tasks.custom(kind, Void.class)
                .onFailure(DbSchedulerTasks::later)
                // The library's own revival goes by the host's clock, which may be months ahead.
                .onDeadExecution((dead, operations) -> operations.reschedule(dead, dead.getTimeDone()))
                .execute((instance, context) -> {
                    run.run();
                    return completion(handler.run(DueTable.task(kind, instance.getId())), hurry);
                })));
        return tasks;
    }

    private static CompletionHandler<Void> completion(Optional<Duration> again, Runnable hurry) {
        return again.<CompletionHandler<Void>>map(delay -> (done, operations) -> {
                    operations.reschedule(done, done.getTimeDone().plus(delay));
                    if (delay.compareTo(LOOK_EVERY) < 0) {
                        hurry.run();
                    }
                })
                .orElse((done, operations) -> operations.remove());
    }

    /** As soon after much trouble as after little: what looks after a queue, and whom it calls, are wanted then. */
    private static void later(ExecutionComplete done, ExecutionOperations<Void> operations) {
        operations.reschedule(done, done.getTimeDone().plus(RETRY));
    }
}
