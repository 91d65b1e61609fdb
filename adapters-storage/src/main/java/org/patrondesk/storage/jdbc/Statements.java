package org.patrondesk.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.FieldCipher;
import org.patrondesk.person.KeyRing;
import org.patrondesk.person.KeyVault;

/** A connection with the statements that it keeps prepared. One thread at a time. */
public final class Statements implements AutoCloseable {
    private final Connection connection;
    private final Dialect dialect;
    private final Optional<KeyVault> keys;
    private final FieldCipher cipher = new FieldCipher();
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    /** @param keys under which texts about people are written; empty when they are written as they are */
    public Statements(Connection connection, Dialect dialect, Optional<KeyVault> keys) {
        this.connection = connection;
        this.dialect = dialect;
        this.keys = keys;
    }

    /** The keys of one transaction. */
    KeyRing keys(Tenant tenant) {
        return new KeyRing(keys, tenant, cipher);
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

    /** Writes rows in one batch and answers how many were changed. */
    static <T> int writeBatch(PreparedStatement statement, List<T> rows, SqlTransaction.Binding<T> binding)
            throws SQLException {
        for (T row : rows) {
            binding.bind(statement, row);
            statement.addBatch();
        }
        int changed = 0;
        for (int n : statement.executeBatch()) {
            if (n < 0) {
                throw new StorageUnavailable(
                        "The driver does not tell how many rows were new; open the data source without"
                                + " reWriteBatchedInserts.",
                        null,
                        false);
            }
            changed += n;
        }
        return changed;
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
