package org.patrondesk.storage.sqlite;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.Transaction;
import org.patrondesk.person.KeyVault;
import org.patrondesk.storage.jdbc.SqlTransaction;
import org.patrondesk.storage.jdbc.Statements;
import org.patrondesk.storage.jdbc.store.AllStores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few connections that only read, each transaction over one snapshot. */
final class Readers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final int MOST = 8;

    private final Semaphore free = new Semaphore(MOST, true);
    private final ConcurrentLinkedDeque<Statements> idle = new ConcurrentLinkedDeque<>();
    private final SqliteFile file;
    private final Optional<KeyVault> keys;
    private volatile boolean closed;

    Readers(SqliteFile file, Optional<KeyVault> keys) {
        this.file = file;
        this.keys = keys;
    }

    <R> R run(Scope scope, Function<Transaction, R> work) {
        takeTurn();
        try {
            return inTransaction(scope, work);
        } catch (SQLException e) {
            throw SqliteDialect.INSTANCE.unavailable(e);
        } finally {
            free.release();
        }
    }

    private <R> R inTransaction(Scope scope, Function<Transaction, R> work) throws SQLException {
        Statements connection = begun();
        SqlTransaction transaction = new SqlTransaction(scope, connection, false, AllStores.INSTANCE);
        try {
            return work.apply(transaction);
        } finally {
            transaction.end();
            giveBack(connection);
        }
    }

    private void takeTurn() {
        try {
            if (!free.tryAcquire(Writer.DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new StorageUnavailable(
                        "All readers were busy for " + Writer.DEADLINE_SECONDS + " seconds; repeat the call.",
                        null,
                        true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailable("Interrupted while waiting to read.", e, true);
        }
    }

    private Statements begun() throws SQLException {
        if (closed) {
            throw new StorageUnavailable("The store is closed; open a new one.", null, false);
        }
        Statements known = idle.poll();
        Statements connection = known == null ? new Statements(file.reader(), SqliteDialect.INSTANCE, keys) : known;
        boolean begun = false;
        try {
            connection.control("BEGIN");
            // The snapshot is that of the first read, so one is made now.
            connection
                    .kept("SELECT 1 FROM sqlite_schema LIMIT 1")
                    .executeQuery()
                    .close();
            begun = true;
            return connection;
        } finally {
            if (!begun) {
                close(connection);
            }
        }
    }

    private void giveBack(Statements connection) {
        boolean sound = false;
        try {
            connection.control("ROLLBACK");
            sound = !closed;
        } catch (SQLException e) {
            LOG.debug("A reading connection is replaced (code {}).", e.getErrorCode());
        }
        if (sound) {
            idle.push(connection);
        } else {
            close(connection);
        }
    }

    private static void close(Statements connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("A connection of the store could not be closed (code {}).", e.getErrorCode());
        }
    }

    /** Lets running reads end first, for as long as a reader may wait. */
    @Override
    public void close() {
        closed = true;
        boolean all = false;
        try {
            all = free.tryAcquire(MOST, Writer.DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (@Nullable Statements known = idle.poll(); known != null; known = idle.poll()) {
            close(known);
        }
        if (all) {
            free.release(MOST);
        }
    }
}
