package org.patrondesk.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.KeyVault;
import org.patrondesk.storage.jdbc.OwnVault;
import org.patrondesk.storage.jdbc.SqlTransaction;
import org.patrondesk.storage.jdbc.Statements;
import org.patrondesk.storage.jdbc.store.AllStores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of the host's data source with a transaction begun on it; given back as it was. One thread. */
final class Borrowed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Borrowed.class);

    private static final String WRITE = "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE READ WRITE; " + Wall.ENTER;
    private static final String CONTEND = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED READ WRITE; " + Wall.ENTER;
    private static final String READ = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; " + Wall.ENTER;

    /** Behind an entry: a store that got a vault meanwhile is not written to without it. */
    private static final String UNLESS_NAMED = ", " + OwnVault.NAMED;

    private final Connection connection;
    private final boolean autoCommit;
    private final Statements statements;
    private boolean ended;

    private Borrowed(Connection connection, Optional<KeyVault> keys) throws SQLException {
        this.connection = connection;
        this.autoCommit = connection.getAutoCommit();
        this.statements = new Statements(connection, PostgresDialect.INSTANCE, keys);
    }

    /** Begins a transaction whose effect is as if no other ran beside it. */
    static Borrowed toWrite(DataSource source, Tenant tenant, Optional<KeyVault> keys) throws SQLException {
        return begun(source, keys.isPresent() ? WRITE : WRITE + UNLESS_NAMED, tenant, keys);
    }

    /** Begins a transaction in which each statement sees what is committed when it runs. */
    static Borrowed toContend(DataSource source, Tenant tenant, Optional<KeyVault> keys) throws SQLException {
        return begun(source, keys.isPresent() ? CONTEND : CONTEND + UNLESS_NAMED, tenant, keys);
    }

    /** Begins a transaction that sees one state of the database and changes nothing. */
    static Borrowed toRead(DataSource source, Tenant tenant, Optional<KeyVault> keys) throws SQLException {
        return begun(source, READ, tenant, keys);
    }

    /** @param entry how the transaction runs and for whom, sent together, so that the wall costs no round trip */
    private static Borrowed begun(DataSource source, String entry, Tenant tenant, Optional<KeyVault> keys)
            throws SQLException {
        Connection connection = source.getConnection();
        boolean begun = false;
        try {
            Borrowed borrowed = new Borrowed(connection, keys);
            // Cursors, by which results are streamed, need the driver's own transactions.
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(entry)) {
                statement.setString(1, tenant.code());
                statement.execute();
                if (entry.endsWith(UNLESS_NAMED)) {
                    checkUnnamed(statement);
                }
            }
            begun = true;
            return borrowed;
        } finally {
            if (!begun) {
                connection.close();
            }
        }
    }

    private static void checkUnnamed(PreparedStatement entered) throws SQLException {
        entered.getMoreResults();
        try (ResultSet row = entered.getResultSet()) {
            row.next();
            if (row.getBoolean(2)) {
                throw OwnVault.lacking();
            }
        }
    }

    SqlTransaction transaction(Scope scope, boolean writing) {
        return new SqlTransaction(scope, statements, writing, AllStores.INSTANCE);
    }

    /** Runs work that only reads. */
    <R> R run(Scope scope, Function<Transaction, R> work) {
        SqlTransaction transaction = transaction(scope, false);
        try {
            return work.apply(transaction);
        } finally {
            transaction.end();
        }
    }

    void commit() throws SQLException {
        connection.commit();
        ended = true;
    }

    /** Rolls back what was not committed. What goes wrong here changes nothing any more: the pool sorts it out. */
    @Override
    public void close() {
        try (Connection last = connection) {
            if (!ended) {
                last.rollback();
            }
            statements.release();
            last.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            LOG.debug("A connection was given back in doubt (code {}).", PostgresDialect.state(e));
        }
    }
}
