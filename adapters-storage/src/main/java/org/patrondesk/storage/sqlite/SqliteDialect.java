package org.patrondesk.storage.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Ids;
import org.patrondesk.storage.jdbc.DatabaseFailure;
import org.patrondesk.storage.jdbc.Dialect;

/** SQLite: ids are 16 bytes, one writer at a time, failures are told by result codes. */
final class SqliteDialect implements Dialect {
    static final Dialect INSTANCE = new SqliteDialect();

    private static final int ID = 16;

    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int NO_MEMORY = 7;
    private static final int READ_ONLY = 8;
    private static final int INPUT_OUTPUT = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int CONSTRAINT = 19;
    private static final int NOT_A_DATABASE = 26;

    private static final Set<Integer> OF_DISK =
            Set.of(BUSY, LOCKED, READ_ONLY, INPUT_OUTPUT, CORRUPT, FULL, CANNOT_OPEN, NOT_A_DATABASE);

    private SqliteDialect() {}

    @Override
    public Object id(UUID id) {
        return Ids.bytes(id);
    }

    @Override
    public UUID id(ResultSet row, int column) throws SQLException {
        return Ids.of(row.getBytes(column));
    }

    @Override
    public boolean isId(ResultSet row, int column) throws SQLException {
        return row.getObject(column) instanceof byte[] bytes && bytes.length == ID;
    }

    @Override
    public String wholeWaitingId() {
        return "typeof(event_waiting.id) = 'blob' AND length(event_waiting.id) = " + ID;
    }

    @Override
    public int fetchSize() {
        return 0;
    }

    @Override
    public boolean manyWriters() {
        return false;
    }

    @Override
    public String now() {
        return "(SELECT CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER))";
    }

    /** There is one writer. */
    @Override
    public String passOverHeld() {
        return "";
    }

    @Override
    public boolean mayRunAgain(SQLException failure) {
        return false;
    }

    @Override
    public boolean isConstraint(SQLException failure) {
        return code(failure) == CONSTRAINT;
    }

    @Override
    public StorageUnavailable unavailable(SQLException failure) {
        if (SqliteLibrary.isMissing(failure)) {
            return unavailable(SqliteLibrary.MISSING, failure, false);
        }
        return switch (code(failure)) {
            case NO_MEMORY ->
                unavailable("SQLite has no memory left; give this machine or process more.", failure, true);
            case BUSY, LOCKED -> unavailable("The database is busy; repeat the call.", failure, true);
            case FULL ->
                unavailable("The disk is full and nothing was written; free space and repeat the call.", failure, true);
            case INPUT_OUTPUT ->
                unavailable("The disk reports an error and nothing was written; check the disk.", failure, true);
            case READ_ONLY, CANNOT_OPEN ->
                unavailable("The database file cannot be written; check its rights and its disk.", failure, false);
            case CORRUPT, NOT_A_DATABASE ->
                unavailable("The file patrondesk.db is no sound SQLite database; restore it.", failure, false);
            default -> unavailable("The database refused the call (code " + code(failure) + ").", failure, false);
        };
    }

    /** Whether the file is no database, or one that is damaged. */
    static boolean isDamage(SQLException failure) {
        int code = code(failure);
        return code == CORRUPT || code == NOT_A_DATABASE;
    }

    private static StorageUnavailable unavailable(String sentence, SQLException failure, boolean retryable) {
        return new StorageUnavailable(
                sentence, new DatabaseFailure(failure, Integer.toString(code(failure))), retryable);
    }

    @Override
    public boolean isTrouble(SQLException failure) {
        return OF_DISK.contains(code(failure));
    }

    /** SQLite's primary result code, wherever in the chain the driver put it. */
    private static int code(SQLException failure) {
        int code = failure.getErrorCode();
        if (code == 0 && failure.getCause() instanceof SQLException cause) {
            code = cause.getErrorCode();
        }
        return code & 0xff;
    }

    @Override
    public boolean hasTable(Statement statement, String name) throws SQLException {
        return isThere(statement, "type = 'table' AND name = '" + name + "'");
    }

    /** Whether the database holds anything at all. */
    static boolean isEmpty(Statement statement) throws SQLException {
        return !isThere(statement, "TRUE");
    }

    private static boolean isThere(Statement statement, String condition) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT 1 FROM sqlite_schema WHERE " + condition + " LIMIT 1")) {
            return rows.next();
        }
    }

    @Override
    public String cannotMigrate() {
        return "The store could not be set up or brought up to date; restore it or use an empty directory.";
    }
}
