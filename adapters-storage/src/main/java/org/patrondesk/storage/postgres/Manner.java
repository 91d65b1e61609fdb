package org.patrondesk.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Tenant;
import org.patrondesk.storage.jdbc.OwnVault;

/**
 * In what manner a transaction of the host's runs, and where.
 *
 * @param place the server since its start, the database, the schema and the roles: where it is the same, so are the tables
 *     and what may be done with them
 * @param tenant whose rows the transaction reached before it was looked at; nobody's where it is empty
 * @param ofAVault whether the store belongs to a key vault; looked at on entering alone
 */
record Manner(
        boolean autoCommit,
        String isolation,
        boolean readOnly,
        boolean durable,
        String place,
        String tenant,
        boolean ofAVault) {
    private static final String READ = """
            SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only') = 'on',
                   current_setting('synchronous_commit') <> 'off',
                   concat_ws(' ', inet_server_addr(), inet_server_port(), pg_postmaster_start_time(),
                             quote_ident(current_database()), quote_nullable(current_schema()),
                             quote_ident(session_user), quote_ident(current_user)),
                   coalesce(current_setting('patrondesk.tenant', true), ''),
            """;

    private static final String LOOK = READ.stripTrailing() + " FALSE";

    /** Looks before it names the tenant: a list is worked off from its front. */
    private static final String ENTER =
            READ.stripTrailing() + " " + OwnVault.NAMED + ", set_config('patrondesk.tenant', ?, true)";

    private static final String ALONE =
            "The connection commits each statement by itself, so there is no transaction to join; call"
                    + " setAutoCommit(false) first.";

    static Manner of(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            return new Manner(true, "", false, true, "", "", false);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOOK)) {
            return of(row);
        }
    }

    /** Looks, and goes behind the wall as this tenant, in one round trip; needs a transaction. */
    static Manner entering(Connection connection, Tenant tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, tenant.code());
            try (ResultSet row = statement.executeQuery()) {
                return of(row);
            }
        }
    }

    private static Manner of(ResultSet row) throws SQLException {
        row.next();
        return new Manner(
                false,
                row.getString(1),
                row.getBoolean(2),
                row.getBoolean(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6));
    }

    /**
     * Refuses a transaction in which the store's promises could not be kept.
     *
     * @throws StorageUnavailable not retryable, with the mend
     */
    void check() {
        if (autoCommit) {
            throw refused(ALONE);
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

    /**
     * Refuses a connection without a transaction; does not ask the server.
     *
     * @throws StorageUnavailable not retryable, with the mend
     */
    static void checkBegun(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw refused(ALONE);
        }
    }

    private static StorageUnavailable refused(String sentence) {
        return new StorageUnavailable(sentence, null, false);
    }
}
