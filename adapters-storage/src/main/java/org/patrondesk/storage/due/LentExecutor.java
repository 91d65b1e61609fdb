package org.patrondesk.storage.due;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
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
final class LentExecutor extends AbstractExecutorService {
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

    @Override
    public void execute(Runnable command) {
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
        shutdown();
        end = until;
        notifyAll();
    }

    @Override
    public synchronized void shutdown() {
        over = true;
        waiting.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public synchronized boolean isShutdown() {
        return over;
    }

    @Override
    public synchronized boolean isTerminated() {
        return over && running == 0;
    }

    /** Waits until the time that was set for the end, whatever a scheduler would, which asks twice. */
    @Override
    public synchronized boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        for (long left = end - System.nanoTime(); running > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return running == 0;
    }
}
