package org.patrondesk.storage.jdbc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.patrondesk.journal.StorageUnavailable;

/** Lets each thread into one transaction of a store at a time, and nobody once it is closed. Safe for many threads. */
public final class Entrance {
    private final Set<Thread> inside = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Runs a transaction.
     *
     * @throws IllegalStateException when the calling thread is in one
     * @throws StorageUnavailable when the store is closed
     */
    public <R> R alone(Supplier<R> transaction) {
        if (closed.get()) {
            throw new StorageUnavailable("The store is closed; open a new one.", null, false);
        }
        if (!inside.add(Thread.currentThread())) {
            throw new IllegalStateException("This thread is in a transaction already; use the one it has.");
        }
        try {
            return transaction.get();
        } finally {
            inside.remove(Thread.currentThread());
        }
    }

    /**
     * Lets nobody in any more.
     *
     * @return whether this call closed it
     * @throws IllegalStateException when the calling thread is in a transaction
     */
    public boolean close() {
        if (inside.contains(Thread.currentThread())) {
            // It would take the connection from under itself, or wait for itself.
            throw new IllegalStateException(
                    "This thread is in a transaction; close the store when the work has returned.");
        }
        return closed.compareAndSet(false, true);
    }
}
