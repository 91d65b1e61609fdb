package org.patrondesk.memory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.TaskHandler;
import org.patrondesk.journal.TaskRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Due work out of the heap in the background: one thread of the executor looks, others run. */
final class InMemoryRunning implements TaskRunner.Running {
    private static final Logger LOG = LoggerFactory.getLogger(InMemoryRunning.class);
    private static final long LOOK_EVERY_MILLIS = 100;

    private final InMemoryTaskRunner runner;
    private final Map<String, TaskHandler> handlers;
    private final ExecutorService executor;
    private final int most;
    private final Semaphore places;
    private final CountDownLatch closing = new CountDownLatch(1);

    InMemoryRunning(InMemoryTaskRunner runner, Map<String, TaskHandler> handlers, ExecutorService executor, int most) {
        this.runner = runner;
        this.handlers = handlers;
        this.executor = executor;
        this.most = most;
        this.places = new Semaphore(most);
        executor.execute(this::look);
    }

    private void look() {
        try {
            while (!closing.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                begin();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StorageUnavailable e) {
            LOG.info("Due work ends with its store.");
        } catch (RejectedExecutionException e) {
            LOG.warn("Due work ends with the host's executor, which takes no more; close the work before it.");
        }
    }

    private synchronized void begin() {
        if (closing.getCount() == 0) {
            return;
        }
        List<DueTask> taken = runner.take(handlers, places.availablePermits());
        int begun = 0;
        try {
            for (DueTask task : taken) {
                begin(task);
                begun++;
            }
        } finally {
            if (begun < taken.size()) {
                runner.giveBack(taken.subList(begun, taken.size()));
            }
        }
    }

    private void begin(DueTask task) {
        places.acquireUninterruptibly();
        boolean begun = false;
        try {
            executor.execute(() -> carryOut(task));
            begun = true;
        } finally {
            if (!begun) {
                places.release();
            }
        }
    }

    private void carryOut(DueTask task) {
        try {
            runner.run(task, handlers);
        } finally {
            places.release();
        }
    }

    @Override
    public void close(Duration atMost) {
        synchronized (this) {
            closing.countDown();
        }
        try {
            if (places.tryAcquire(most, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                places.release(most);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
