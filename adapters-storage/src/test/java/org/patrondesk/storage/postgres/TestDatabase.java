package org.patrondesk.storage.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.jdbc.Schema;

/**
 * Databases on a real PostgreSQL, one server for each JVM, durable as in production.
 *
 * <p>Started at first use and stopped when the JVM ends. Each database has an owner and a runtime role of least rights.
 */
public final class TestDatabase {
    public static final String OWNER = "desk_owner";
    public static final String RUNTIME = "desk_runtime";
    public static final String TEMPLATE = "desk_template";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable EmbeddedPostgres running;

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres known = running;
        if (known == null) {
            known = started();
            running = known;
        }
        return known;
    }

    private static EmbeddedPostgres started() {
        EmbeddedPostgres.Builder durable = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on");
        EmbeddedPostgres server = started(durable);
        String process = process(server);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAtOnce(process)));
        return server;
    }

    /** A server of its own that keeps nothing for sure when the machine fails; to be closed. */
    public static EmbeddedPostgres careless() {
        return started(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("synchronous_commit", "off"));
    }

    private static EmbeddedPostgres started(EmbeddedPostgres.Builder settings) {
        try {
            EmbeddedPostgres server = settings.start();
            DataSource admin = server.getPostgresDatabase();
            execute(admin, "CREATE ROLE " + OWNER + " LOGIN");
            execute(admin, "CREATE ROLE " + RUNTIME + " LOGIN");
            execute(admin, "CREATE DATABASE " + TEMPLATE + " OWNER " + OWNER);
            PostgresStorage.prepare(server.getDatabase(OWNER, TEMPLATE), server.getDatabase(RUNTIME, TEMPLATE));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Ends the server without the checkpoint of an orderly end, which would sync every file of every test to the disk.
     *
     * <p>The library's own hook clears up behind it.
     */
    private static void stopAtOnce(String process) {
        try {
            new ProcessBuilder("kill", "-QUIT", process).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String process(EmbeddedPostgres server) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database with the tables of this version, all empty. */
    public static TestDatabase ready() {
        return made(" TEMPLATE " + TEMPLATE);
    }

    /** A database with nothing in it. */
    public static TestDatabase empty() {
        return made("");
    }

    /** A database with nothing in it, made with such words as {@code ENCODING}. */
    public static TestDatabase made(String how) {
        String name = "desk_" + NUMBER.incrementAndGet();
        DataSource admin = server().getPostgresDatabase();
        try {
            execute(admin, "CREATE DATABASE " + name + " OWNER " + OWNER + how);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(name);
    }

    public String name() {
        return name;
    }

    public DataSource runtime() {
        return as(RUNTIME);
    }

    /** A pool, as a host has one; the caller closes it. */
    public HikariDataSource pool() {
        return pool(10, 30_000);
    }

    HikariDataSource pool(int most, long patienceMillis) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(runtime());
        config.setMaximumPoolSize(most);
        config.setConnectionTimeout(patienceMillis);
        return new HikariDataSource(config);
    }

    public DataSource owner() {
        return as(OWNER);
    }

    public DataSource admin() {
        return as("postgres");
    }

    public DataSource as(String role) {
        return server().getDatabase(role, name);
    }

    /** The address of this database for a role. */
    public String url(String role) {
        return server().getJdbcUrl(role, name);
    }

    /** Removes all rows, of every tenant, so not as the owner, who stands before the wall too. */
    public void clear() throws SQLException {
        StringBuilder commands = new StringBuilder();
        for (String table : Role.tables()) {
            if (!table.equals(Schema.HISTORY)) {
                commands.append("DELETE FROM ").append(table).append(";\n");
            }
        }
        execute(admin(), commands.toString());
    }

    /** Removes it, for tests that make many: the server's folder is deleted file by file at the end. */
    public void drop() throws SQLException {
        execute(server().getPostgresDatabase(), "DROP DATABASE " + name + " WITH (FORCE)");
    }

    /** Runs commands as the superuser. */
    public void admin(String... commands) throws SQLException {
        for (String command : commands) {
            execute(admin(), command);
        }
    }

    /** The first column of all rows, as text, joined by commas. */
    public String query(String sql) throws SQLException {
        try (Connection connection = admin().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT string_agg(x::text, ',') FROM (" + sql + ") AS t(x)")) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    /** The first column of all rows, each on a line of its own. */
    String lines(String sql) throws SQLException {
        StringBuilder lines = new StringBuilder();
        try (Connection connection = admin().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
        }
        return lines.toString();
    }

    public static void execute(DataSource source, String command) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
