package org.patrondesk.storage.jdbc;

/** Which store keeps what, for a transaction. Safe for use by many threads. */
public interface Stores {
    /**
     * The store of this type, bound to the transaction.
     *
     * @throws IllegalArgumentException for a type that none of them is
     */
    Object of(Class<?> type, SqlTransaction transaction);

    /** Puts away what the stores wrote for the time of the transaction alone; it is committed next. */
    void settle(SqlTransaction transaction);
}
