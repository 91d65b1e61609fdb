package org.patrondesk.storage.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.Transaction;
import org.patrondesk.person.KeyVault;
import org.patrondesk.storage.jdbc.Migration;
import org.patrondesk.storage.jdbc.OwnVault;
import org.patrondesk.storage.jdbc.Schema;
import org.patrondesk.storage.jdbc.SqlTransaction;
import org.patrondesk.storage.jdbc.Statements;
import org.patrondesk.storage.jdbc.store.AllStores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection that writes, handed to one thread at a time in the order of asking. */
final class Writer implements AutoCloseable {
    static final int DEADLINE_SECONDS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final ReentrantLock turn = new ReentrantLock(true);
    private final SqliteFile file;
    private final Optional<KeyVault> keys;
    private @Nullable Statements statements;
    private volatile boolean lacksKeys;
    private boolean closed;

    Writer(SqliteFile file, Optional<KeyVault> keys) {
        this.file = file;
        this.keys = keys;
    }

    /** Opens the connection and makes sure of the schema. */
    void prepare() throws SQLException {
        Connection connection = file.writer();
        statements = new Statements(connection, SqliteDialect.INSTANCE, keys);
        if (Schema.SQLITE.state(connection, SqliteDialect.INSTANCE) != Schema.State.CURRENT) {
            Schema.needFlyway();
            Migration.run(file.url(), Schema.SQLITE.steps(), SqliteDialect.INSTANCE);
            Schema.SQLITE.checkCurrent(connection, SqliteDialect.INSTANCE);
        }
        Catalogue.of(connection).missingMend().ifPresent(mend -> {
            throw new StorageUnavailable(mend, null, false);
        });
        if (keys.isPresent()) {
            OwnVault.claim(connection, SqliteDialect.INSTANCE, keys.get());
        } else {
            lacksKeys = OwnVault.of(connection, SqliteDialect.INSTANCE).isPresent();
        }
    }

    <R> R run(Scope scope, Function<Transaction, R> work) {
        takeTurn();
        try {
            return inTransaction(scope, work);
        } finally {
            turn.unlock();
        }
    }

    /** The connection, for as long as the caller keeps the turn. */
    Connection borrow() throws SQLException {
        takeTurn();
        boolean lent = false;
        try {
            Connection connection = connection().connection();
            lent = true;
            return connection;
        } finally {
            if (!lent) {
                turn.unlock();
            }
        }
    }

    void giveBack() {
        turn.unlock();
    }

    private void takeTurn() {
        try {
            if (!turn.tryLock(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new StorageUnavailable(
                        "Another writer was busy for " + DEADLINE_SECONDS + " seconds; repeat the call.", null, true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailable("Interrupted while waiting to write; nothing was written.", e, true);
        }
    }

    private <R> R inTransaction(Scope scope, Function<Transaction, R> work) {
        if (lacksKeys) {
            throw OwnVault.lacking();
        }
        Statements connection = begun();
        SqlTransaction transaction = new SqlTransaction(scope, connection, true, AllStores.INSTANCE);
        boolean committed = false;
        try {
            R result = work.apply(transaction);
            transaction.settle();
            connection.control("COMMIT");
            committed = true;
            return result;
        } catch (SQLException e) {
            throw SqliteDialect.INSTANCE.unavailable(e);
        } finally {
            transaction.end();
            if (!committed) {
                rollBack(connection);
            }
        }
    }

    private Statements begun() {
        try {
            Statements connection = connection();
            connection.control("BEGIN IMMEDIATE");
            return connection;
        } catch (SQLException e) {
            throw SqliteDialect.INSTANCE.unavailable(e);
        }
    }

    private Statements connection() throws SQLException {
        if (closed) {
            throw new StorageUnavailable("The store is closed; open a new one.", null, false);
        }
        Statements known = statements;
        if (known == null) {
            known = new Statements(file.writer(), SqliteDialect.INSTANCE, keys);
            statements = known;
        }
        return known;
    }

    /** SQLite rolls back by itself on some failures; a connection in doubt is replaced. */
    private void rollBack(Statements connection) {
        try {
            connection.control("ROLLBACK");
        } catch (SQLException e) {
            LOG.debug("The connection is replaced after a failed rollback.");
            statements = null;
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

    /** Lets the running transaction end first. */
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            Statements known = statements;
            statements = null;
            if (known != null) {
                close(known);
            }
        } finally {
            turn.unlock();
        }
    }
}
