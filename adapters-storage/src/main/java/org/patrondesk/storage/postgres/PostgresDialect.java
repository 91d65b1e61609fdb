package org.patrondesk.storage.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
        Refusal refusal = Refusal.of(state, classOf(state));
        return new StorageUnavailable(
                refusal.sentence(state), new DatabaseFailure(failure, state), refusal.retryable());
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

    /** A query that the wall would keep rows from fails then, where it would have found fewer. */
    @Override
    public List<String> beforeStep() {
        return List.of("SET LOCAL row_security = off");
    }

    @Override
    public String cannotMigrate() {
        return "The tables could not be made or brought up to date; give the store an empty schema of its own, or restore"
                + " it from a backup.";
    }
}
