package org.patrondesk.storage.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.jdbc.DatabaseFailure;
import org.patrondesk.storage.jdbc.Dialect;

/** PostgreSQL: ids are of its own type, many writers, failures are told by SQLSTATE. */
final class PostgresDialect implements Dialect {
    static final Dialect INSTANCE = new PostgresDialect();

    private static final int FETCHED = 1_000;
    private static final String SERIALIZATION = "40001";
    private static final String DEADLOCK = "40P01";

    private static final String HAS_TABLE = "SELECT 1 FROM pg_catalog.pg_class WHERE relkind IN ('r', 'p')"
            + " AND relnamespace = to_regnamespace(quote_ident(current_schema())) AND relname = ?";

    /** Classes of SQLSTATE that speak of the server, its resources or the way to it. */
    private static final Set<String> OF_SERVER = Set.of("08", "53", "57", "58", "28", "55");

    private PostgresDialect() {}

    @Override
    public Object id(UUID id) {
        return id;
    }

    @Override
    public UUID id(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** The column's type sees to it. */
    @Override
    public boolean isId(ResultSet row, int column) {
        return true;
    }

    @Override
    public String wholeWaitingId() {
        return "TRUE";
    }

    @Override
    public int fetchSize() {
        return FETCHED;
    }

    @Override
    public boolean manyWriters() {
        return true;
    }

    /** The time itself, not that of the transaction's start; in a query of its own, so that an index can be used. */
    @Override
    public String now() {
        return "(SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)";
    }

    @Override
    public String passOverHeld() {
        return "FOR UPDATE SKIP LOCKED";
    }

    @Override
    public boolean mayRunAgain(SQLException failure) {
        String state = state(failure);
        return state.equals(SERIALIZATION) || state.equals(DEADLOCK);
    }

    @Override
    public boolean isConstraint(SQLException failure) {
        return state(failure).startsWith("23");
    }

    @Override
    public boolean isTrouble(SQLException failure) {
        return OF_SERVER.contains(classOf(state(failure)));
    }

    @Override
    public StorageUnavailable unavailable(SQLException failure) {
        String state = state(failure);
        return switch (state) {
            case SERIALIZATION, DEADLOCK ->
                unavailable("Other writers were in the way each time; repeat the call.", failure, true);
            case "53100" ->
                unavailable(
                        "The database's disk is full and nothing was written; free space and repeat the call.",
                        failure,
                        true);
            case "22021" ->
                unavailable(
                        "A text holds the character U+0000, which PostgreSQL cannot keep; take it out. Nothing was"
                                + " written.",
                        failure,
                        false);
            case "54000" ->
                unavailable(
                        "A key or a code is too long for an index; shorten it to 2,000 bytes. Nothing was written.",
                        failure,
                        false);
            case "42501" ->
                unavailable(
                        "The runtime role lacks a right on the store's tables; let the owner run grants.sql.",
                        failure,
                        false);
            case "08004" ->
                unavailable(
                        "The server wants a password that the data source does not give, or does not offer the encryption"
                                + " (sslmode) or the way to prove oneself that it asks for; correct the data source.",
                        failure,
                        false);
            case "22023" ->
                unavailable(
                        "A setting of the data source has a value that neither driver nor server takes; correct the data"
                                + " source.",
                        failure,
                        false);
            case "3D000" ->
                unavailable(
                        "The server has no database of the name that the data source gives; correct the data source.",
                        failure,
                        false);
            case "42P01", "42P17", "42703" ->
                unavailable(
                        "A table of the store, or a part of one, is gone or closed to the runtime role (code " + state
                                + "); restore it from a backup.",
                        failure,
                        false);
            case "XX001", "XX002" ->
                unavailable(
                        "A page of the store's tables is damaged (code " + state
                                + "); restore the database from a backup.",
                        failure,
                        false);
            case "25006" ->
                unavailable("The database takes no writes now; connect to the primary server.", failure, true);
            case "25P02" ->
                unavailable("The transaction has failed already; roll it back and begin anew.", failure, true);
            case "25P03" -> unavailable("The transaction took too long for the database.", failure, true);
            default -> ofClass(state, failure);
        };
    }

    private static StorageUnavailable ofClass(String state, SQLException failure) {
        return switch (classOf(state)) {
            case "08" -> unavailable("The database cannot be reached; repeat the call.", failure, true);
            case "28" ->
                unavailable("The database refused the role or its password; correct the data source.", failure, false);
            case "53", "55", "57" ->
                unavailable(
                        "The database has no room for the call now, or is going down (code " + state
                                + "); repeat the call.",
                        failure,
                        true);
            case "58" ->
                unavailable(
                        "The database's disk reports an error (code " + state + "); check the disk.", failure, true);
            default -> unavailable("The database refused the call (code " + state + ").", failure, false);
        };
    }

    private static StorageUnavailable unavailable(String sentence, SQLException failure, boolean retryable) {
        return new StorageUnavailable(sentence, new DatabaseFailure(failure, state(failure)), retryable);
    }

    /** The SQLSTATE, wherever in the chain the driver put it: a batch wraps what its rows met. */
    static String state(SQLException failure) {
        for (Throwable at : failure) {
            if (at instanceof SQLException known && known.getSQLState() != null) {
                return known.getSQLState();
            }
        }
        // A pool that has no connection to give, for instance.
        return "08000";
    }

    private static String classOf(String state) {
        return state.substring(0, Math.min(2, state.length()));
    }

    @Override
    public boolean hasTable(Statement statement, String name) throws SQLException {
        try (PreparedStatement asked = statement.getConnection().prepareStatement(HAS_TABLE)) {
            asked.setString(1, name);
            try (ResultSet rows = asked.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public String cannotMigrate() {
        return "The tables could not be made or brought up to date; give the store an empty schema of its own, or restore"
                + " it from a backup.";
    }
}
