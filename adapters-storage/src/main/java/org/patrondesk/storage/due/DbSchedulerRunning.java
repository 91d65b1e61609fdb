package org.patrondesk.storage.due;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.patrondesk.journal.TaskRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Due work of every database, of those that come later too and not of those that are gone, until it is closed. Safe for use by
 * many threads.
 */
final class DbSchedulerRunning implements TaskRunner.Running {
    private static final Logger LOG = LoggerFactory.getLogger(DbSchedulerRunning.class);
    private static final long FIND_EVERY_SECONDS = 5;

    private final DueDatabases databases;
    private final Function<DataSource, DatabaseWork.Opening> openings;
    private final LentExecutor lent;
    private final Map<DataSource, DatabaseWork> works = new HashMap<>();
    private final ScheduledExecutorService finder = Executors.newSingleThreadScheduledExecutor(DueThreads.FACTORY);
    private final Set<DataSource> missed = new HashSet<>();
    private boolean closed;

    DbSchedulerRunning(DueDatabases databases, Function<DataSource, DatabaseWork.Opening> openings, LentExecutor lent) {
        this.databases = databases;
        this.openings = openings;
        this.lent = lent;
        find();
        var unused =
                finder.scheduleWithFixedDelay(this::findMore, FIND_EVERY_SECONDS, FIND_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Begins the work of databases that are new, and ends that of those which were not there twice. */
    void find() {
        take(Set.copyOf(databases.all()));
    }

    private synchronized void take(Set<DataSource> all) {
        if (closed) {
            return;
        }
        all.forEach(database -> works.computeIfAbsent(database, found -> new DatabaseWork(openings.apply(found))));
        Set<DataSource> absent = new HashSet<>(works.keySet());
        absent.removeAll(all);
        for (DataSource database : absent) {
            // Once may be a slip of whoever answers.
            if (missed.contains(database)) {
                LOG.info("The due work of a database that the store no longer has ends.");
                Objects.requireNonNull(works.remove(database)).end();
            }
        }
        missed.clear();
        missed.addAll(absent);
    }

    private void findMore() {
        try {
            find();
        } catch (Throwable e) {
            LOG.debug(
                    "The databases of the store cannot be told now ({}).",
                    e.getClass().getName());
        }
    }

    @Override
    public void close(Duration most) {
        long until = System.nanoTime() + most.toNanos();
        lent.endBy(until);
        finder.shutdownNow();
        try {
            for (DatabaseWork work : ended()) {
                work.awaitEnd(until);
            }
            lent.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<DatabaseWork> ended() {
        closed = true;
        works.values().forEach(DatabaseWork::end);
        return List.copyOf(works.values());
    }
}
