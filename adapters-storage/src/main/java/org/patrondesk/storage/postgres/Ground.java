package org.patrondesk.storage.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.StoreReport;
import org.patrondesk.storage.StoreReport.Precondition;
import org.patrondesk.storage.jdbc.Schema;

/** What a PostgreSQL store stands on. Looks through the runtime role's own connection and changes nothing. */
public final class Ground {
    private static final String DURABLE = "storage-1: what a call wrote is on the disk when it returns";
    private static final String EXACT = "events-1: what was written is found as it was";
    private static final String OURS = "decisions-1: every table is there and as this version knows it";
    private static final String NARROW =
            "events-3: no statement that reaches the store goes beyond its tables and rows";

    private static final String COUNTED = "keys-1: a call that is repeated is known, so rows that were new are counted";
    private static final String READ_ONLY =
            "The data source gives connections that only read; take readOnly out of it.";
    private static final String REWRITTEN =
            "The driver does not tell how many rows were new; open the data source without reWriteBatchedInserts.";

    private final List<Precondition> found = new ArrayList<>();
    private @Nullable Catalogue catalogue;

    private Ground() {}

    /**
     * Looks at the database of a data source.
     *
     * @throws StorageUnavailable when it cannot be reached
     */
    public static StoreReport of(DataSource runtime) {
        return of(runtime, true);
    }

    /**
     * Looks at what a store must have to be opened, which is less than {@link #of(DataSource)} tells.
     *
     * @throws StorageUnavailable when it cannot be reached
     */
    static StoreReport toOpen(DataSource runtime) {
        return of(runtime, false);
    }

    private static StoreReport of(DataSource runtime, boolean all) {
        try (Connection connection = runtime.getConnection()) {
            return new Ground().report(connection, all);
        } catch (SQLException e) {
            throw PostgresDialect.INSTANCE.unavailable(e);
        }
    }

    /** Looks at what a store behind a connection must have to be opened; the connection stays as it is. */
    static StoreReport toOpen(Connection connection) throws SQLException {
        return new Ground().report(connection, false);
    }

    private StoreReport report(Connection connection, boolean all) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        String version = connection.getMetaData().getDatabaseProductVersion();
        if (look("product", DURABLE, product, product(product))) {
            look(connection);
            if (all && found.stream().anyMatch(each -> each.name().equals("rights") && each.holds())) {
                lookFurther(connection);
            }
        }
        return new StoreReport(product + " " + version, found);
    }

    /**
     * Refuses a database that is none of PostgreSQL's.
     *
     * @throws StorageUnavailable not retryable
     */
    static void checkProduct(Connection connection) throws SQLException {
        product(connection.getMetaData().getDatabaseProductName()).ifPresent(mend -> {
            throw new StorageUnavailable(mend, null, false);
        });
    }

    private static Optional<String> product(String name) {
        return switch (name) {
            case "PostgreSQL" -> Optional.empty();
            case "H2" ->
                Optional.of("H2 loses what it has committed when its process is killed; use PostgreSQL, or a"
                        + " SqliteStorage where one process is enough.");
            default ->
                Optional.of("The data source leads to " + name + ", which this store does not speak; use PostgreSQL.");
        };
    }

    private boolean look(String name, String promise, String is, Optional<String> mend) {
        found.add(new Precondition(name, promise, is, mend));
        return mend.isEmpty();
    }

    private void look(Connection connection) throws SQLException {
        Settings settings = Settings.of(connection);
        look("encoding", EXACT, settings.encoding(), settings.encodingMend());
        look("fsync", DURABLE, settings.fsync(), settings.fsyncMend());
        look("full-page-writes", DURABLE, settings.fullPageWrites(), settings.fullPageWritesMend());
        look("synchronous-commit", DURABLE, settings.synchronousCommit(), settings.synchronousCommitMend());
        look("primary", DURABLE, settings.standby() ? "standby" : "primary", settings.standbyMend());
        if (look("schema", OURS, settings.schema().orElse("none"), settings.schemaMend())) {
            Role role = Role.of(connection);
            look("role", NARROW, role.name(), role.powerMend());
            look("ownership", NARROW, role.owned().isEmpty() ? "owns none" : "owns " + role.owned(), role.ownedMend());
            look("create", NARROW, role.mayCreate() ? "may" : "may not", role.createMend());
            lookAtTables(connection, role);
        }
    }

    private void lookAtTables(Connection connection, Role role) throws SQLException {
        if (lookAtSteps(connection, role)) {
            catalogue = Catalogue.of(connection);
            look("catalogue", OURS, told(catalogue.missing(), "complete"), catalogue.missingMend());
            look("persistence", DURABLE, told(catalogue.unlogged(), "logged"), catalogue.unloggedMend());
            look("rights", OURS, role.lacking().isEmpty() ? "all" : "lacks " + role.lacking(), role.lackingMend());
            Wall wall = Wall.of(connection);
            look("wall", NARROW, told(wall.gaps(), "around every tenant"), wall.gapsMend());
            look("views", NARROW, told(wall.views(), "none past the wall"), wall.viewsMend());
        }
    }

    /** What does not keep a store from being opened, and should be known. */
    private void lookFurther(Connection connection) throws SQLException {
        if (catalogue != null) {
            look("definition", OURS, told(catalogue.altered(), "as made"), catalogue.alteredMend());
        }
        Interference interference = Interference.of(connection);
        look("interference", OURS, told(interference.meddling(), "none"), interference.meddlingMend());
        look("grants", NARROW, told(interference.beyond(), "no more than needed"), interference.beyondMend());
        boolean readOnly = connection.isReadOnly();
        look(
                "writable",
                DURABLE,
                readOnly ? "read only" : "writable",
                readOnly ? Optional.of(READ_ONLY) : Optional.empty());
        Interference.countsBatches(connection)
                .ifPresent(counts -> look(
                        "batches",
                        COUNTED,
                        counts ? "counted" : "not counted",
                        counts ? Optional.empty() : Optional.of(REWRITTEN)));
    }

    private static String told(List<String> things, String none) {
        return things.isEmpty() ? none : Catalogue.listed(things);
    }

    private boolean lookAtSteps(Connection connection, Role role) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (PostgresDialect.INSTANCE.hasHistory(statement) && !role.mayReadHistory()) {
                return look("tables", OURS, "unreadable", Optional.of(Role.GRANTS_MISSING));
            }
        }
        try {
            Schema.State state = Schema.POSTGRES.state(connection, PostgresDialect.INSTANCE);
            return look("tables", OURS, state.name().toLowerCase(Locale.ROOT), tablesMend(state));
        } catch (StorageUnavailable e) {
            return look("tables", OURS, "other", Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static Optional<String> tablesMend(Schema.State state) {
        return state == Schema.State.CURRENT
                ? Optional.empty()
                : Optional.of(
                        "The schema has to be set up or brought up to date; open the store once with an owner data"
                                + " source beside the runtime one.");
    }
}
