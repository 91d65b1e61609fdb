package org.patrondesk.storage.due;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The host's executor, lent to a scheduler that shuts down what it is given: what ends is the loan. */
final class LentExecutor extends AbstractExecutorService {
    private final Executor host;
    private final Phaser running = new Phaser(1);
    private volatile boolean over;
    private volatile Duration most = Duration.ofMinutes(1);

    LentExecutor(Executor host) {
        this.host = host;
    }

    /** How long the end of the loan waits for what runs. */
    void waitAtMost(Duration wanted) {
        most = wanted;
    }

    @Override
    public void execute(Runnable command) {
        if (over) {
            throw new RejectedExecutionException("The loan is over.");
        }
        running.register();
        boolean taken = false;
        try {
            host.execute(() -> {
                try {
                    command.run();
                } finally {
                    running.arriveAndDeregister();
                }
            });
            taken = true;
        } finally {
            if (!taken) {
                running.arriveAndDeregister();
            }
        }
    }

    @Override
    public void shutdown() {
        if (!over) {
            over = true;
            running.arriveAndDeregister();
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return over;
    }

    @Override
    public boolean isTerminated() {
        return over && running.isTerminated();
    }

    /** Waits for as long as the loan's end was told, whatever the scheduler would. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        try {
            running.awaitAdvanceInterruptibly(0, most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}
