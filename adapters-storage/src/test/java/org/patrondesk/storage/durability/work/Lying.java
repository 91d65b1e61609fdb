package org.patrondesk.storage.durability.work;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.Transaction;
import org.patrondesk.testkit.broken.Wrapped;

/**
 * A storage that keeps its word in all transactions but one, and stands still behind that one until it is killed.
 *
 * <p>One thread.
 */
public final class Lying implements Storage {
    private final Storage sound;
    private final Lie lie;
    private final Runnable told;
    private int left;
    private boolean lied;

    /**
     * Lies once, as soon as it can.
     *
     * @param after from which transaction on; those before keep the word
     * @param told called when the lie is out
     */
    Lying(Storage sound, Lie lie, int after, Runnable told) {
        this.sound = sound;
        this.lie = lie;
        this.left = after;
        this.told = told;
    }

    /** Takes back what was written, after the work is done. */
    private static final class Back extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public <R> R write(Scope scope, Function<Transaction, R> work) {
        left--;
        if (left > 0) {
            return sound.write(scope, work);
        }
        if (lie == Lie.ACKNOWLEDGES_BEFORE_THE_COMMIT && left == 0) {
            return uncommitted(scope, work);
        }
        if (lie != Lie.ACKNOWLEDGES_BEFORE_THE_COMMIT) {
            R result = sound.write(scope, transaction -> work.apply(new Wrapped(scope, transaction, this::store)));
            if (lie != Lie.NONE && !lied) {
                return result;
            }
        }
        told.run();
        throw standStill();
    }

    private <R> R uncommitted(Scope scope, Function<Transaction, R> work) {
        AtomicReference<@Nullable R> result = new AtomicReference<>();
        try {
            sound.write(scope, transaction -> {
                result.set(work.apply(transaction));
                throw new Back();
            });
        } catch (Back expected) {
            // As a storage does that commits with the next call.
        }
        return java.util.Objects.requireNonNull(result.get());
    }

    private static IllegalStateException standStill() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new IllegalStateException("This process is killed here.");
    }

    private Object store(Object store) {
        Object given = lie.store(store);
        lied |= given != store;
        return given;
    }

    @Override
    public <R> R read(Scope scope, Function<Transaction, R> work) {
        return sound.read(scope, work);
    }

    @Override
    public void close() {
        sound.close();
    }
}
