package org.patrondesk.storage.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import javax.sql.DataSource;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Transaction;
import org.patrondesk.storage.jdbc.SqlTransaction;
import org.patrondesk.storage.jdbc.Statements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of the host's data source with a transaction begun on it; given back as it was. One thread. */
final class Borrowed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Borrowed.class);

    private final Connection connection;
    private final boolean autoCommit;
    private final Statements statements;
    private boolean ended;

    private Borrowed(Connection connection) throws SQLException {
        this.connection = connection;
        this.autoCommit = connection.getAutoCommit();
        this.statements = new Statements(connection, PostgresDialect.INSTANCE);
    }

    /** Begins a transaction whose effect is as if no other ran beside it. */
    static Borrowed toWrite(DataSource source) throws SQLException {
        return begun(source, "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE READ WRITE");
    }

    /** Begins a transaction in which each statement sees what is committed when it runs. */
    static Borrowed toContend(DataSource source) throws SQLException {
        return begun(source, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED READ WRITE");
    }

    /** Begins a transaction that sees one state of the database and changes nothing. */
    static Borrowed toRead(DataSource source) throws SQLException {
        return begun(source, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }

    private static Borrowed begun(DataSource source, String manner) throws SQLException {
        Connection connection = source.getConnection();
        boolean begun = false;
        try {
            Borrowed borrowed = new Borrowed(connection);
            // Cursors, by which results are streamed, need the driver's own transactions.
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(manner);
            }
            begun = true;
            return borrowed;
        } finally {
            if (!begun) {
                connection.close();
            }
        }
    }

    SqlTransaction transaction(Scope scope, boolean writing) {
        return new SqlTransaction(scope, statements, writing);
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
