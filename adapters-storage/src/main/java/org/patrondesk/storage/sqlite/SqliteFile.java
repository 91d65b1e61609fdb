package org.patrondesk.storage.sqlite;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.jdbc.Schema;

/** The database file of one store, and how connections to it are made and checked. */
record SqliteFile(Path directory) {
    static final String NAME = "patrondesk.db";
    private static final String BUSY_MILLIS = "10000";
    private static final int OPEN_READ_ONLY = 1;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private Path path() {
        return directory.resolve(NAME);
    }

    /**
     * Makes the file for its owner's eyes alone when it is absent; SQLite gives its log the same rights.
     *
     * @throws AccessDeniedException when it is there and may not be read and written: SQLite would still open it to read
     */
    void prepare() throws IOException {
        needDriver();
        Path path = path();
        if (Files.notExists(path)) {
            if (Files.getFileStore(directory).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
        } else if (!Files.isReadable(path) || !Files.isWritable(path)) {
            throw new AccessDeniedException(path.toString());
        }
    }

    /** Says which jar is missing; the driver manager would say only that it knows no driver. */
    private static void needDriver() {
        try {
            Class.forName("org.sqlite.JDBC", true, SqliteFile.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new StorageUnavailable(
                    "The SQLite driver is not on the class path; add org.xerial:sqlite-jdbc.", e, false);
        }
    }

    /** As a URI, because the driver takes what follows a '?' in a plain path for settings. */
    String url() {
        return "jdbc:sqlite:" + path().toUri();
    }

    /** A connection on which nothing is asked for yet. */
    Connection plain() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", BUSY_MILLIS);
        return DriverManager.getConnection(url(), settings);
    }

    /**
     * The connection that writes, proven to be durable.
     *
     * @throws StorageUnavailable when the database is one of something else, or does not keep what was committed
     */
    Connection writer() throws SQLException {
        Connection connection = plain();
        boolean sound = false;
        try (Statement statement = connection.createStatement()) {
            // Before anything else: asking for a write-ahead log changes the file.
            checkOurs(connection, statement);
            askForSync(statement);
            statement.execute("PRAGMA cache_size = -16000");
            checkDurable(statement);
            sound = true;
            return connection;
        } finally {
            if (!sound) {
                connection.close();
            }
        }
    }

    static void askForSync(Statement statement) throws SQLException {
        statement.execute("PRAGMA synchronous = FULL");
    }

    /**
     * Looks, without changing anything, whether the database is a store that this version knows, or still empty.
     *
     * @throws StorageUnavailable not retryable, when it is not
     */
    static Schema.State checkOurs(Connection connection, Statement statement) throws SQLException {
        Schema.State state = Schema.SQLITE.state(connection, SqliteDialect.INSTANCE);
        if (state == Schema.State.EMPTY && !SqliteDialect.isEmpty(statement)) {
            throw new StorageUnavailable(
                    "The file patrondesk.db is a database of something else; use another directory.", null, false);
        }
        return state;
    }

    private static void checkDurable(Statement statement) throws SQLException {
        String mode = text(statement, "PRAGMA journal_mode = WAL");
        if (!mode.equals("wal")) {
            throw new StorageUnavailable(
                    "The database cannot keep a write-ahead log here (its mode stays '" + mode
                            + "'); put the store on a local disk.",
                    null,
                    false);
        }
        SqliteGround.synchronous(statement).check();
    }

    static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    /** A connection that cannot write. */
    Connection reader() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", BUSY_MILLIS);
        settings.setProperty("open_mode", Integer.toString(OPEN_READ_ONLY | 0x40));
        return DriverManager.getConnection(url(), settings);
    }
}
