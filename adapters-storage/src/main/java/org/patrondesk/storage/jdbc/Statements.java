package org.patrondesk.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A connection with the statements that it keeps prepared. One thread at a time. */
public final class Statements implements AutoCloseable {
    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    public Statements(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    public Connection connection() {
        return connection;
    }

    Dialect dialect() {
        return dialect;
    }

    /** The prepared statement for a constant text; closed with the connection. */
    public PreparedStatement kept(String sql) throws SQLException {
        PreparedStatement statement = kept.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(dialect.spoken(sql));
            kept.put(sql, statement);
        }
        return statement;
    }

    /** A statement of its own, for a result that is read while others run. The caller closes it. */
    PreparedStatement fresh(String sql) throws SQLException {
        return connection.prepareStatement(dialect.spoken(sql));
    }

    /** Runs one of the words that begin and end transactions. */
    public void control(String word) throws SQLException {
        kept(word).execute();
    }

    /** Closes the kept statements and leaves the connection to whom it belongs. */
    public void release() throws SQLException {
        for (PreparedStatement statement : kept.values()) {
            statement.close();
        }
        kept.clear();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
