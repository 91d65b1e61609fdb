package org.patrondesk.storage.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.patrondesk.person.KeyVaultUnavailable;
import org.patrondesk.storage.jdbc.DatabaseFailure;
import org.patrondesk.storage.sqlite.SqliteLibrary;

/** The file of a vault: where it may lie, who may read it, and how connections to it are made. */
record KeyFile(Path directory, Path path) {
    private static final String STORE = "patrondesk.db";
    private static final int OURS = 0x50_44_4B_59;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ENTERS = PosixFilePermissions.fromString("rwx------");
    private static final int BLOCK = 1 << 16;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int IO_ERROR = 10;
    private static final int FULL = 13;

    private static final String[] TABLES = {
        "CREATE TABLE vault (id BLOB NOT NULL)", """
        CREATE TABLE data_key (
            tenant TEXT    NOT NULL,
            owner  TEXT    NOT NULL,
            number INTEGER NOT NULL,
            id     BLOB    NOT NULL UNIQUE,
            secret BLOB    NOT NULL CHECK (length(secret) = 32),
            PRIMARY KEY (tenant, owner, number)) WITHOUT ROWID""", "PRAGMA application_id = " + OURS
    };

    /**
     * The file, made when it is absent, if keys may lie there.
     *
     * @throws KeyVaultUnavailable with the mend, when they may not
     */
    static KeyFile checked(Path wanted) {
        Path named = wanted.toAbsolutePath().normalize();
        Path above = named.getParent();
        Path name = named.getFileName();
        if (above == null || name == null) {
            throw refused(named, "a folder's root is no file; name a file", null);
        }
        try {
            makeDirectory(above);
            Path directory = above.toRealPath();
            KeyFile file = new KeyFile(directory, directory.resolve(name));
            if (Files.exists(directory.resolve(STORE))) {
                throw refused(
                        file.path,
                        "a store lies in the same folder, so a backup would hold both; use another folder",
                        null);
            }
            file.make();
            file.checkRights();
            return file;
        } catch (IOException e) {
            throw refused(named, "it cannot be made or read by this user; check the folder's rights and disk", e);
        }
    }

    private static boolean hasRights(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class);
    }

    private static void makeDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Files.createDirectories(directory);
        if (hasRights(directory)) {
            Files.setPosixFilePermissions(directory, OWNER_ENTERS);
        }
    }

    private void make() throws IOException {
        if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
            try {
                if (hasRights(directory)) {
                    Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
                } else {
                    Files.createFile(path);
                }
            } catch (FileAlreadyExistsException e) {
                // Another process made it at the same moment, with the same rights.
                return;
            }
        }
    }

    private void checkRights() throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(path, "it is a link or no file; name the file itself", null);
        }
        if (hasRights(path)) {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
            if (!rights.containsAll(OWNER_ONLY)) {
                throw refused(path, "its owner may not read and write it; give the rights back (chmod 600)", null);
            }
            Set<PosixFilePermission> more = EnumSet.noneOf(PosixFilePermission.class);
            more.addAll(rights);
            more.removeAll(OWNER_ONLY);
            if (!more.isEmpty()) {
                throw refused(path, "others may read or change it; take their rights away (chmod 600)", null);
            }
        }
    }

    private static KeyVaultUnavailable refused(Path path, String why, @Nullable IOException cause) {
        return new KeyVaultUnavailable("The file of keys " + path + " cannot be used: " + why + ".", cause, false);
    }

    /** A connection whose commits are on the disk and whose deletions overwrite. */
    Connection connection() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", "10000");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path.toUri(), settings);
        boolean sound = false;
        try {
            // With a write-ahead log destroyed keys would go on lying in the log; and in a log that is deleted, on the
            // disk.
            run(connection, "PRAGMA journal_mode = PERSIST");
            run(connection, "PRAGMA secure_delete = ON");
            run(connection, "PRAGMA synchronous = EXTRA");
            sound = true;
            return connection;
        } finally {
            if (!sound) {
                connection.close();
            }
        }
    }

    /** Overwrites the log of changes, which is of no more use to anybody; the caller keeps others from making a new one. */
    void wipeJournal() {
        Path journal = path.resolveSibling(path.getFileName() + "-journal");
        if (Files.notExists(journal)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(BLOCK);
            for (long at = 0; at < channel.size(); at += zeros.position()) {
                zeros.clear().limit((int) Math.min(BLOCK, channel.size() - at));
                channel.write(zeros, at);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new KeyVaultUnavailable(
                    "The log of changes of the file of keys " + path
                            + " cannot be overwritten now; check the disk, and repeat the call.",
                    e,
                    true);
        }
    }

    /** The vault's own name, given when its tables are made. */
    UUID vault(Connection connection) throws SQLException {
        run(connection, "BEGIN IMMEDIATE");
        boolean done = false;
        try {
            if (number(connection, "PRAGMA application_id") != OURS) {
                makeTables(connection);
            }
            UUID id = read(connection);
            run(connection, "COMMIT");
            done = true;
            return id;
        } finally {
            if (!done) {
                run(connection, "ROLLBACK");
            }
        }
    }

    private void makeTables(Connection connection) throws SQLException {
        if (number(connection, "SELECT count(*) FROM sqlite_schema") > 0) {
            throw refused(path, "it is a database of something else; name another file", null);
        }
        for (String sql : TABLES) {
            run(connection, sql);
        }
        try (var statement = connection.prepareStatement("INSERT INTO vault (id) VALUES (?)")) {
            statement.setBytes(1, bytes(UUID.randomUUID()));
            statement.executeUpdate();
        }
    }

    private UUID read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM vault")) {
            if (!rows.next()) {
                throw refused(path, "its name is missing; restore it from its backup", null);
            }
            ByteBuffer name = ByteBuffer.wrap(rows.getBytes(1));
            return new UUID(name.getLong(), name.getLong());
        }
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    KeyVaultUnavailable unavailable(SQLException failure) {
        int code = failure.getErrorCode() & 0xFF;
        DatabaseFailure cause = new DatabaseFailure(failure, String.valueOf(failure.getErrorCode()));
        if (SqliteLibrary.isMissing(failure)) {
            return new KeyVaultUnavailable(SqliteLibrary.MISSING, cause, false);
        }
        if (code == BUSY || code == LOCKED) {
            return new KeyVaultUnavailable(
                    "The file of keys " + path + " was held by another process for too long; repeat the call.",
                    cause,
                    true);
        }
        return code == FULL || code == IO_ERROR
                ? new KeyVaultUnavailable(
                        "The file of keys " + path
                                + " cannot be written or read now; check the disk and its free space, and repeat the call.",
                        cause,
                        true)
                : new KeyVaultUnavailable(
                        "The file of keys " + path + " is damaged or no vault; restore it from its backup.",
                        cause,
                        false);
    }
}
