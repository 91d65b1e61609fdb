package org.patrondesk.journal;

import java.util.Optional;
import java.util.function.Function;
import org.patrondesk.access.Scope;
import org.patrondesk.library.Spi;
import org.patrondesk.person.KeyVault;

/**
 * Where everything is kept. Knows transactions, not rooms: stores are asked for by type.
 *
 * <p>storage-6: transactions do not nest. A thread that asks for a second one of the same storage, whether to read or to
 * write, is refused at once with {@link IllegalStateException}, and the one it is in goes on.
 *
 * <p>Implementations are safe for use by many threads.
 */
@Spi
public interface Storage extends AutoCloseable {
    /**
     * Runs the work in one transaction and commits it.
     *
     * <p>storage-1: when this returns, all that was written is durable. storage-2: when the work or the commit throws,
     * nothing was written. storage-3: no transaction sees another's uncommitted writes. storage-7: writing transactions
     * come out as if one had run after the other, so what the work read still holds when it is committed.
     *
     * @param work may be run again from its start for that, so it has no effect but through the transaction
     * @throws StorageUnavailable when the store cannot take it now
     */
    <R> R write(Scope scope, Function<Transaction, R> work);

    /**
     * Runs the work of those who contend for rows in one transaction and commits it.
     *
     * <p>storage-1, storage-2 and storage-3 hold as for {@link #write}. storage-8: each statement decides by what is
     * committed when it runs, so that many may contend and none is made to run again; the work is for stores that say they
     * are used so, and for adding rows.
     *
     * @throws StorageUnavailable when the store cannot take it now
     */
    default <R> R contend(Scope scope, Function<Transaction, R> work) {
        return write(scope, work);
    }

    /**
     * Runs the work over what is committed.
     *
     * <p>storage-4: the work sees one consistent view to its end, and a store that is asked to write refuses.
     *
     * @throws StorageUnavailable when the store cannot be read now
     */
    <R> R read(Scope scope, Function<Transaction, R> work);

    /**
     * Who runs the due tasks that transactions of this storage left.
     *
     * @throws UnsupportedOperationException when this storage runs none
     */
    default TaskRunner tasks() {
        throw new UnsupportedOperationException("This storage runs no due work.");
    }

    /** The vault whose keys this storage keeps texts about people under, closed with it; empty when it keeps them as they are. */
    default Optional<KeyVault> keys() {
        return Optional.empty();
    }

    /**
     * Closes the store; what was committed stays.
     *
     * <p>storage-5: closing twice does nothing, and any use afterwards is refused with {@link StorageUnavailable}.
     */
    @Override
    void close();
}
