package org.patrondesk.storage.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.jdbc.Migration;
import org.patrondesk.storage.jdbc.Schema;

/** Makes the tables, brings them up to date and grants their use, as the role that owns them. */
public final class Owner {
    private static final String NAME_TO_FILL_IN = "PATRONDESK_RUNTIME";
    private static final String SCHEMA_TO_FILL_IN = "CURRENT_SCHEMA";

    private static final List<String> KNOW_POSTGRES = List.of(
            "org.flywaydb.database.postgresql.PostgreSQLDatabaseType",
            "org.flywaydb.core.internal.database.postgresql.PostgreSQLDatabaseType");

    private Owner() {}

    /**
     * Makes the schema of the owner's data source what this version needs, for the role of the runtime data source.
     *
     * @throws StorageUnavailable not retryable, when the schema holds other things or Flyway is needed and absent
     */
    public static void prepare(DataSource owner, DataSource runtime) {
        try (Connection connection = owner.getConnection()) {
            Ground.checkProduct(connection);
            if (Schema.POSTGRES.state(connection, PostgresDialect.INSTANCE) != Schema.State.CURRENT) {
                checkSchema(connection);
                Schema.needFlyway();
                needFlywayForPostgres();
                Migration.run(owner, Schema.POSTGRES.steps(), PostgresDialect.INSTANCE);
                Schema.POSTGRES.checkCurrent(connection, PostgresDialect.INSTANCE);
            }
            grant(connection, role(runtime));
        } catch (SQLException e) {
            throw PostgresDialect.INSTANCE.unavailable(e);
        }
    }

    /** Flyway would refuse too, in words of its own; this says what to do. */
    private static void checkSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (text(statement, "SELECT current_schema()").isEmpty()) {
                throw new StorageUnavailable(
                        "The owner role sees no schema; create one and name it by currentSchema in both data sources.",
                        null,
                        false);
            }
            // In this order: another opener may make the tables between the two questions, the history before all
            // others.
            if (!isEmpty(statement) && !PostgresDialect.INSTANCE.hasHistory(statement)) {
                throw new StorageUnavailable(
                        "The schema holds tables of something else; create one for the store and name it by currentSchema"
                                + " in both data sources.",
                        null,
                        false);
            }
        }
    }

    /** From its version 10 on, Flyway knows PostgreSQL by a jar of its own. */
    private static void needFlywayForPostgres() {
        if (KNOW_POSTGRES.stream().noneMatch(Owner::isThere)) {
            throw new StorageUnavailable(
                    "Flyway does not know PostgreSQL; add org.flywaydb:flyway-database-postgresql of the same version.",
                    null,
                    false);
        }
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, Owner.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    private static boolean isEmpty(Statement statement) throws SQLException {
        return text(statement, """
                SELECT relname FROM pg_catalog.pg_class
                 WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
                   AND relnamespace = to_regnamespace(quote_ident(current_schema())) LIMIT 1""").isEmpty();
    }

    private static void grant(Connection owner, String role) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            String schema = quoted(text(statement, "SELECT current_schema()"));
            statement.execute(grants().replace(SCHEMA_TO_FILL_IN, schema).replace(NAME_TO_FILL_IN, quoted(role)));
        }
    }

    static String grants() {
        try (InputStream in = Schema.class.getResourceAsStream("postgres/grants.sql")) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks grants.sql.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String role(DataSource runtime) throws SQLException {
        try (Connection connection = runtime.getConnection();
                Statement statement = connection.createStatement()) {
            Ground.checkProduct(connection);
            return text(statement, "SELECT current_user");
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            String text = rows.next() ? rows.getString(1) : null;
            return text == null ? "" : text;
        }
    }
}
