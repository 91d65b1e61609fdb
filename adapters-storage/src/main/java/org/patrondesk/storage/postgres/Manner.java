package org.patrondesk.storage.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.patrondesk.journal.StorageUnavailable;

/**
 * In what manner a transaction of the host's runs, and where.
 *
 * @param place the server since its start, the database, the schema and the roles: where it is the same, so are the tables
 *     and what may be done with them
 */
record Manner(boolean autoCommit, String isolation, boolean readOnly, boolean durable, String place) {
    private static final String READ = """
            SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only') = 'on',
                   current_setting('synchronous_commit') <> 'off',
                   concat_ws(' ', inet_server_addr(), inet_server_port(), pg_postmaster_start_time(),
                             quote_ident(current_database()), quote_nullable(current_schema()),
                             quote_ident(session_user), quote_ident(current_user))
            """;

    static Manner of(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            return new Manner(true, "", false, true, "");
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            row.next();
            return new Manner(false, row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getString(4));
        }
    }

    /**
     * Refuses a transaction in which the store's promises could not be kept.
     *
     * @throws StorageUnavailable not retryable, with the mend
     */
    void check() {
        if (autoCommit) {
            throw refused("The connection commits each statement by itself, so there is no transaction to join; call"
                    + " setAutoCommit(false) first.");
        }
        if (!isolation.equals("serializable")) {
            throw refused("The host's transaction is " + isolation.toLowerCase(Locale.ROOT)
                    + ", in which two calls with one idempotency key could both be carried out; set"
                    + " TRANSACTION_SERIALIZABLE before its first statement.");
        }
        if (readOnly) {
            throw refused("The host's transaction only reads; begin one that may write, or read from the desk itself.");
        }
        if (!durable) {
            throw refused(
                    "The host's transaction would not be on the disk when its commit returns (synchronous_commit is"
                            + " off); leave it on.");
        }
    }

    private static StorageUnavailable refused(String sentence) {
        return new StorageUnavailable(sentence, null, false);
    }
}
