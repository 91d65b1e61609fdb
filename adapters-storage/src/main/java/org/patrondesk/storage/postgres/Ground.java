package org.patrondesk.storage.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
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

    private final List<Precondition> found = new ArrayList<>();

    private Ground() {}

    /**
     * Looks at the database of a data source.
     *
     * @throws StorageUnavailable when it cannot be reached
     */
    public static StoreReport of(DataSource runtime) {
        try (Connection connection = runtime.getConnection()) {
            return of(connection);
        } catch (SQLException e) {
            throw PostgresDialect.INSTANCE.unavailable(e);
        }
    }

    /** Looks at what is behind a connection, which stays as it is. */
    static StoreReport of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        String version = connection.getMetaData().getDatabaseProductVersion();
        Ground ground = new Ground();
        if (ground.look("product", DURABLE, product, product(product))) {
            ground.look(connection);
        }
        return new StoreReport(product + " " + version, ground.found);
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
            look("rights", OURS, role.lacking().isEmpty() ? "all" : "lacks " + role.lacking(), role.lackingMend());
        }
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
