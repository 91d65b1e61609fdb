package org.patrondesk.storage.due;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host's executor, lent to schedulers that shut down what they are given: what ends is the loan.
 *
 * <p>However many schedulers share it, no more threads are taken than were lent. Safe for use by many threads.
 */
final class LentExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(LentExecutor.class);

    private final Executor host;
    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;
    private boolean over;
    private long end;

    LentExecutor(Executor host, int most) {
        this.host = host;
        this.most = most;
    }

    int most() {
        return most;
    }

    private void execute(Runnable command) {
        synchronized (this) {
            if (over) {
                throw new RejectedExecutionException("The loan is over.");
            }
            waiting.add(command);
        }
        begin();
    }

    /** Takes one more thread, if something waits for one and the host gives it; otherwise it goes on waiting. */
    void begin() {
        if (!take()) {
            return;
        }
        boolean taken = false;
        try {
            host.execute(this::work);
            taken = true;
        } catch (RejectedExecutionException e) {
            LOG.warn("The host's executor refused due work; give it as many threads as the work may take.");
        } finally {
            if (!taken) {
                giveBack();
            }
        }
    }

    private synchronized boolean take() {
        if (over || waiting.isEmpty() || running >= most) {
            return false;
        }
        running++;
        return true;
    }

    private synchronized void giveBack() {
        running--;
        notifyAll();
    }

    private void work() {
        boolean ended = false;
        try {
            for (Runnable next = next(); next != null; next = next()) {
                next.run();
            }
            ended = true;
        } finally {
            if (!ended) {
                giveBack();
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = over ? null : waiting.poll();
        if (next == null) {
            giveBack();
        }
        return next;
    }

    /** Begins nothing more, and has those who wait for the end wait until then, in {@link System#nanoTime}. */
    synchronized void endBy(long until) {
        over = true;
        waiting.clear();
        end = until;
        notifyAll();
    }

    /** Waits until the time that was set for the end, at most; false when something runs still. */
    synchronized boolean awaitEnd() throws InterruptedException {
        for (long left = end - System.nanoTime(); running > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return running == 0;
    }

    /** A part for one scheduler, which ends without the others'. */
    ExecutorService part() {
        return new Part();
    }

    private synchronized boolean begins(Part part) {
        if (part.ended) {
            return false;
        }
        part.begun++;
        return true;
    }

    private synchronized void done(Part part) {
        part.begun--;
        notifyAll();
    }

    private synchronized void end(Part part) {
        part.ended = true;
    }

    private synchronized boolean isEnded(Part part) {
        return part.ended;
    }

    private synchronized boolean isDone(Part part) {
        return part.begun == 0;
    }

    private synchronized boolean awaitDone(Part part, long until) throws InterruptedException {
        for (long left = left(until); part.begun > 0 && left > 0; left = left(until)) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return part.begun == 0;
    }

    private synchronized long left(long until) {
        long now = System.nanoTime();
        return over ? Math.min(until - now, end - now) : until - now;
    }

    /** What it has begun and whether it ended is guarded by the loan. */
    private final class Part extends AbstractExecutorService {
        private int begun;
        private boolean ended;

        @Override
        public void execute(Runnable command) {
            if (isShutdown()) {
                throw new RejectedExecutionException("The loan is over.");
            }
            LentExecutor.this.execute(() -> run(command));
        }

        private void run(Runnable command) {
            if (begins(this)) {
                try {
                    command.run();
                } finally {
                    done(this);
                }
            }
        }

        @Override
        public void shutdown() {
            end(this);
        }

        @Override
        public List<Runnable> shutdownNow() {
            shutdown();
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return isEnded(this);
        }

        @Override
        public boolean isTerminated() {
            return isEnded(this) && isDone(this);
        }

        /** Waits no longer than the loan lets, whatever a scheduler would, which asks twice. */
        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
            return awaitDone(this, System.nanoTime() + unit.toNanos(timeout));
        }
    }
}
