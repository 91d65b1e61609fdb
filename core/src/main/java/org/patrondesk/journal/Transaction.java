package org.patrondesk.journal;

import org.patrondesk.access.Scope;
import org.patrondesk.library.Spi;

/** One transaction within one scope. Used by the thread that runs the work, and not after the work returned. */
@Spi
public interface Transaction {
    Scope scope();

    /**
     * The store of this type, bound to this transaction and its scope.
     *
     * @throws IllegalArgumentException when this storage has no such store
     */
    <S> S store(Class<S> type);
}
