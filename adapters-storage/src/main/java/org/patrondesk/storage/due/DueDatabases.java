package org.patrondesk.storage.due;

import java.util.Collection;
import javax.sql.DataSource;

/** Where the tasks of a store are kept. Implementations are safe for use by many threads. */
public interface DueDatabases {
    /**
     * Every database of the store, the same object for the same one; none of them is touched.
     *
     * @throws IllegalStateException when the calling thread is in a transaction of the store
     * @throws UnsupportedOperationException when it cannot be told
     * @throws org.patrondesk.journal.StorageUnavailable when the store is closed
     */
    Collection<DataSource> all();

    /**
     * Makes sure, before its first use, that a database is fit for a store.
     *
     * @throws org.patrondesk.journal.StorageUnavailable when it is not, or cannot be reached
     */
    void check(DataSource database);
}
