package org.patrondesk.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patrondesk.storage.PostgresStorage;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL on which benchmarks run: the one that the system property {@value #GIVEN} names, with a superuser in the
 * address, or one that is started for them, as durable as in production, all else as it comes.
 *
 * <p>Two roles are made when they are not there. One thread.
 */
final class PostgresServer implements AutoCloseable {
    static final String GIVEN = "patrondesk.postgres";

    private static final String OWNER = "benchmark_owner";
    private static final String RUNTIME = "benchmark_runtime";

    private static final String MAKE_ROLE = """
            DO $$ BEGIN
                IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'ROLE_NAME')
                THEN CREATE ROLE ROLE_NAME LOGIN PASSWORD 'ROLE_NAME';
                END IF;
            END $$""";

    private final String address;
    private final @Nullable EmbeddedPostgres started;
    private int made;

    private PostgresServer(String address, @Nullable EmbeddedPostgres started) {
        this.address = address;
        this.started = started;
    }

    static PostgresServer start() throws IOException, SQLException {
        String given = System.getProperty(GIVEN);
        PostgresServer server = given == null ? embedded() : new PostgresServer(given, null);
        for (String role : List.of(OWNER, RUNTIME)) {
            execute(server.source(null, null), MAKE_ROLE.replace("ROLE_NAME", role));
        }
        return server;
    }

    private static PostgresServer embedded() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        return new PostgresServer(server.getJdbcUrl("postgres", "postgres"), server);
    }

    /** The address of the server's first database, for its superuser. */
    String address() {
        return address;
    }

    private PGSimpleDataSource source(@Nullable String role, @Nullable String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address);
        if (role != null) {
            source.setUser(role);
            source.setPassword(role);
        }
        if (database != null) {
            source.setDatabaseName(database);
        }
        return source;
    }

    /** A database of its own with the tables of a store, all empty. */
    Database fresh() throws SQLException {
        made++;
        String name = "benchmark_" + ProcessHandle.current().pid() + "_" + made;
        execute(source(null, null), "CREATE DATABASE " + name + " OWNER " + OWNER);
        Database database = new Database(this, name);
        PostgresStorage.prepare(source(OWNER, name), source(RUNTIME, name));
        return database;
    }

    private static void execute(PGSimpleDataSource source, String command) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() throws IOException {
        if (started != null) {
            started.close();
        }
    }

    /** A store's database; closing drops it. */
    record Database(PostgresServer server, String name) implements AutoCloseable {
        /** As the role with which a store works; the caller closes the connections. */
        PGSimpleDataSource runtime() {
            return server.source(RUNTIME, name);
        }

        /** A host's pool, for the role with which a store works; the caller closes it. */
        HikariDataSource pool(int connections) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(runtime());
            config.setMaximumPoolSize(connections);
            return new HikariDataSource(config);
        }

        /** As the superuser. */
        PGSimpleDataSource superuser() {
            return server.source(null, name);
        }

        /** Runs a command as the superuser. */
        void admin(String command) throws SQLException {
            execute(superuser(), command);
        }

        @Override
        public void close() throws SQLException {
            execute(server.source(null, null), "DROP DATABASE " + name + " WITH (FORCE)");
        }
    }
}
