package org.patrondesk.storage.due;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StorageUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The due work of one database: begun as soon as that can be used, and stopped once. Safe for use by many threads. */
final class DatabaseWork {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWork.class);

    /** One to look after this, one each for db-scheduler's heartbeats and its search for dead processes. */
    private static final int THREADS = 3;

    private static final long LOOK_EVERY_SECONDS = 5;

    private final Opening opening;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, DueThreads.FACTORY);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Scheduler scheduler;
    private boolean ended;
    private boolean told;

    /** How a database is used. */
    interface Opening {
        /** Looks at the database and reads its clock. */
        void look();

        /** A scheduler over it, not begun; after a look, and without another. */
        Scheduler scheduler(ScheduledExecutorService housekeeping);
    }

    DatabaseWork(Opening opening) {
        this.opening = opening;
        var unused = threads.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            opening.look();
            begin();
        } catch (Throwable e) {
            // Whatever it is, thrown it would end the looks for good.
            tell(e);
        }
    }

    private synchronized void begin() {
        if (scheduler == null && !ended) {
            Scheduler made = opening.scheduler(threads);
            made.start();
            scheduler = made;
        }
    }

    /** To a person once; db-scheduler tells of what fails later. */
    private synchronized void tell(Throwable e) {
        if (!told && !ended && scheduler == null) {
            told = true;
            LOG.warn("The due work of a database cannot be run now and is tried again: {}", reason(e));
        } else {
            LOG.debug("A look at a database failed with {}.", e.getClass().getName());
        }
    }

    private static String reason(Throwable e) {
        return e instanceof StorageUnavailable
                ? String.valueOf(e.getMessage())
                : e.getClass().getName();
    }

    /** Stops without waiting; again, nothing. */
    synchronized void end() {
        if (!ended) {
            ended = true;
            DueThreads.thread(this::stop).start();
        }
    }

    private void stop() {
        Scheduler begun;
        synchronized (this) {
            begun = scheduler;
        }
        try {
            if (begun != null) {
                begun.stop();
            }
        } finally {
            threads.shutdownNow();
            stopped.countDown();
        }
    }

    /** Waits for the end until then, in {@link System#nanoTime}; false when it has not come. */
    boolean awaitEnd(long until) throws InterruptedException {
        return stopped.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
}
