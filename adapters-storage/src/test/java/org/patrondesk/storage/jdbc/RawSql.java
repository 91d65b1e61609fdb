package org.patrondesk.storage.jdbc;

import org.patrondesk.journal.Transaction;

/** Reaches the connection of a transaction, for tests that put its database in trouble. */
public final class RawSql {
    private RawSql() {}

    /** The first number of the first row. */
    public static long number(Transaction transaction, String sql) {
        return ((SqlTransaction) transaction).first(sql, row -> row.getLong(1)).orElseThrow();
    }
}
