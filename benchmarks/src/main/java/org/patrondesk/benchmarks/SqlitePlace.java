package org.patrondesk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.patrondesk.journal.Storage;
import org.patrondesk.storage.SqliteStorage;

/** A folder with two SQLite databases. The bare one's connections are set as the SDK sets its writer and its readers. */
record SqlitePlace(Path folder) implements Place {
    private static final String BUSY_MILLIS = "10000";
    private static final String OPEN_READ_ONLY = "65";

    static SqlitePlace fresh() throws IOException {
        return new SqlitePlace(Files.createTempDirectory("patrondesk-benchmark"));
    }

    @Override
    public Storage storage(int connections) {
        return SqliteStorage.open(folder.resolve("ours"));
    }

    @Override
    public Connection look() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ours/patrondesk.db"));
    }

    @Override
    public BareTarget twin() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", BUSY_MILLIS);
        String address = "jdbc:sqlite:" + folder.resolve("bare.db");
        Connection writer = DriverManager.getConnection(address, settings);
        try (Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA cache_size = -16000");
            statement.execute("PRAGMA journal_mode = WAL");
            for (String sql : schema()) {
                statement.execute(sql);
            }
        }
        writer.setAutoCommit(false);
        settings.setProperty("open_mode", OPEN_READ_ONLY);
        return new BareTarget(writer, DriverManager.getConnection(address, settings), () -> {
            throw new SQLException("SQLite has one connection that writes.");
        });
    }

    private List<String> schema() throws SQLException {
        List<String> schema = new ArrayList<>();
        try (Connection ours = look();
                Statement statement = ours.createStatement();
                ResultSet objects = statement.executeQuery("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
                        + " AND name NOT LIKE '%schema_history%' ORDER BY rootpage")) {
            while (objects.next()) {
                schema.add(objects.getString(1));
            }
        }
        return schema;
    }

    /** A table without row ids is in the order of its key. */
    @Override
    public String order(String table) {
        return table.equals("counter_delta") ? "rowid" : "1, 2";
    }

    /** There is one writer. */
    @Override
    public void contend(Connection connection) {}

    /** The file has no wall. */
    @Override
    public void begin(Connection connection) {}

    @Override
    public String passOver() {
        return "";
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }
}
