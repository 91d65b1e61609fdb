package org.patrondesk.journal;

import java.util.function.Function;
import org.patrondesk.access.Scope;

/**
 * Where everything is kept. Knows transactions, not rooms: stores are asked for by type.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface Storage extends AutoCloseable {
    /**
     * Runs the work in one transaction and commits it.
     *
     * <p>storage-1: when this returns, all that was written is durable. storage-2: when the work or the commit throws,
     * nothing was written. storage-3: no transaction sees another's uncommitted writes.
     *
     * @throws StorageUnavailable when the store cannot take it now
     */
    <R> R write(Scope scope, Function<Transaction, R> work);

    /** Runs the work over one consistent view of what is committed; a store that is asked to write refuses. */
    <R> R read(Scope scope, Function<Transaction, R> work);

    /** Closes the store; what was committed stays. Closing twice does nothing. */
    @Override
    void close();
}
