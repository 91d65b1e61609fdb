package org.patrondesk.storage.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.StoreReport;
import org.patrondesk.storage.StoreReport.Precondition;
import org.patrondesk.storage.jdbc.OwnVault;
import org.patrondesk.storage.jdbc.Schema;

/** What a SQLite store stands on. Looks while it holds the store, and changes nothing. */
public final class SqliteGround {
    private static final String DURABLE = "storage-1: what a call wrote is on the disk when it returns";
    private static final String ALONE = "storage-3: nobody writes beside this store's own transactions";
    private static final String OURS = "decisions-1: every table is there and as this version knows it";
    private static final int FULL = 2;

    private SqliteGround() {}

    /** Says on what kind of file system a directory lies. */
    @FunctionalInterface
    interface Mounts {
        String kind(Path directory) throws IOException;
    }

    /**
     * Looks at the store in a directory.
     *
     * @throws StorageUnavailable retryable when somebody else holds the store; not retryable when there is none
     */
    public static StoreReport of(Path wanted) {
        return of(wanted, MountTable::kind);
    }

    /** The key vault to which the store in a directory belongs; empty too for one of before there were any. */
    public static Optional<UUID> vault(Path wanted) {
        try {
            Path directory = directory(wanted);
            StoreLock held = StoreLock.take(directory);
            try {
                SqliteFile file = new SqliteFile(directory);
                file.prepare();
                return vault(file);
            } finally {
                held.close();
            }
        } catch (IOException e) {
            throw Refusals.of(wanted, e);
        }
    }

    private static Optional<UUID> vault(SqliteFile file) {
        try (Connection connection = file.plain();
                Statement statement = connection.createStatement()) {
            return SqliteDialect.INSTANCE.hasTable(statement, "key_vault")
                    ? OwnVault.of(connection, SqliteDialect.INSTANCE)
                    : Optional.empty();
        } catch (SQLException e) {
            throw Refusals.named(file.directory(), SqliteDialect.INSTANCE.unavailable(e));
        }
    }

    private static Path directory(Path wanted) throws IOException {
        if (!Files.isRegularFile(wanted.resolve(SqliteFile.NAME))) {
            throw new StorageUnavailable(
                    "There is no store in " + wanted + "; name the directory of one.", null, false);
        }
        return wanted.toRealPath();
    }

    static StoreReport of(Path wanted, Mounts mounts) {
        try {
            Path directory = directory(wanted);
            List<Precondition> found = new ArrayList<>();
            found.add(place(mounts.kind(directory)));
            // Here too: closing a file of a store that this process holds would drop its hold.
            try (StoreLock held = StoreLock.take(directory)) {
                found.add(new Precondition(
                        "one-process", ALONE, "held by this process " + held.holder(), Optional.empty()));
                SqliteFile file = new SqliteFile(directory);
                file.prepare();
                String engine = lookInside(file, found);
                return new StoreReport(engine, found);
            }
        } catch (IOException e) {
            throw Refusals.of(wanted, e);
        }
    }

    private static String lookInside(SqliteFile file, List<Precondition> found) {
        try (Connection connection = file.plain();
                Statement statement = connection.createStatement()) {
            String engine = "SQLite " + connection.getMetaData().getDatabaseProductVersion();
            lookAtTables(connection, statement, found);
            return engine;
        } catch (SQLException e) {
            throw Refusals.named(file.directory(), SqliteDialect.INSTANCE.unavailable(e));
        }
    }

    private static void lookAtTables(Connection connection, Statement statement, List<Precondition> found)
            throws SQLException {
        try {
            Precondition tables = tables(connection, statement);
            found.add(tables);
            if (tables.holds()) {
                Catalogue catalogue = Catalogue.of(connection);
                found.add(new Precondition(
                        "catalogue", OURS, told(catalogue.missing(), "complete"), catalogue.missingMend()));
                found.add(new Precondition(
                        "definition", OURS, told(catalogue.altered(), "as made"), catalogue.alteredMend()));
            }
            SqliteFile.askForSync(statement);
            found.add(synchronous(statement));
        } catch (SQLException e) {
            if (!SqliteDialect.isDamage(e)) {
                throw e;
            }
            found.add(new Precondition(
                    "damage",
                    OURS,
                    "damaged",
                    Optional.of(
                            String.valueOf(SqliteDialect.INSTANCE.unavailable(e).getMessage()))));
        }
    }

    private static String told(List<String> things, String none) {
        return things.isEmpty() ? none : Catalogue.listed(things);
    }

    static Precondition place(String kind) {
        return new Precondition(
                "local-disk",
                DURABLE,
                kind,
                MountTable.isNetwork(kind)
                        ? Optional.of("The directory lies on a network file system (" + kind
                                + "), where locks and syncs may be lost; use a directory of a local disk.")
                        : Optional.empty());
    }

    /** A database of a newer version, or of something else, is told by its reason. */
    private static Precondition tables(Connection connection, Statement statement) throws SQLException {
        try {
            Schema.State state = SqliteFile.checkOurs(connection, statement);
            Optional<String> mend = state == Schema.State.CURRENT
                    ? Optional.empty()
                    : Optional.of(
                            "The tables have to be set up or brought up to date; open the store once with Flyway on"
                                    + " the class path.");
            return new Precondition("tables", OURS, state.name().toLowerCase(Locale.ROOT), mend);
        } catch (StorageUnavailable e) {
            return new Precondition("tables", OURS, "other", Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /** What a connection that is to write really does at a commit, whatever it was asked for. */
    static Precondition synchronous(Statement statement) throws SQLException {
        int is = Integer.parseInt(SqliteFile.text(statement, "PRAGMA synchronous"));
        return new Precondition(
                "synchronous",
                DURABLE,
                Integer.toString(is),
                is < FULL
                        ? Optional.of("The database does not sync its commits (synchronous is " + is
                                + ", below FULL); remove what lowers it.")
                        : Optional.empty());
    }
}
