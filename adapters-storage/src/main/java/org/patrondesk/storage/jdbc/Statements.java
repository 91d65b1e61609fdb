package org.patrondesk.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A connection with the statements that it keeps prepared. One thread at a time. */
final class Statements implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** The prepared statement for a constant text; closed with the connection. */
    PreparedStatement kept(String sql) throws SQLException {
        PreparedStatement statement = kept.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            kept.put(sql, statement);
        }
        return statement;
    }

    /** A statement of its own, for a result that is read while others run. The caller closes it. */
    PreparedStatement fresh(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Runs one of the words that begin and end transactions. */
    void control(String word) throws SQLException {
        kept(word).execute();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
