package org.patrondesk.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows that the SDK wrote, taken out of its database so that plain JDBC can write the very same ones.
 *
 * <p>The settings of the connections are those of the SDK's own, for its writer and for its readers.
 */
final class BareStore {
    private static final String BUSY_MILLIS = "10000";
    private static final String OPEN_READ_ONLY = "1";
    private static final int ID = 1;
    private static final int BODY = 4;

    private final List<String> schema = new ArrayList<>();
    private final Map<String, BareTable> tables = new HashMap<>();

    static BareStore read(Path database) throws SQLException {
        BareStore store = new BareStore();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            try (ResultSet objects = statement.executeQuery(
                    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%schema_history%'")) {
                while (objects.next()) {
                    store.schema.add(objects.getString(1));
                }
            }
            for (String table : List.of("member", "decision", "event", "event_waiting", "counter_delta")) {
                store.tables.put(table, BareTable.read(statement, table));
            }
        }
        return store;
    }

    /** The imported members and their events, ready to be written. */
    Load imported() {
        BareTable events = events("members-imported");
        return new Load(List.of(table("member"), events, waiting(events)));
    }

    /** The decisions, their events and their counters, ready to be written. */
    Load decided() {
        BareTable events = events("decision-recorded");
        return new Load(List.of(table("decision"), events, waiting(events), table("counter_delta")));
    }

    private BareTable table(String name) {
        return Objects.requireNonNull(tables.get(name));
    }

    private BareTable events(String type) {
        return table("event").only(event -> String.valueOf(event[BODY]).contains(type));
    }

    /** Of these events, those that wait for a seal, which is all of them. */
    private BareTable waiting(BareTable events) {
        Set<String> ids = events.rows().stream().map(BareStore::id).collect(Collectors.toSet());
        return table("event_waiting").only(row -> ids.contains(id(row)));
    }

    private static String id(@Nullable Object[] row) {
        return HexFormat.of().formatHex((byte[]) Objects.requireNonNull(row[ID]));
    }

    /** What one step writes: the table that counts, and what goes with it in the same transactions. */
    record Load(List<BareTable> tables) {}

    /** An empty database with the same schema, and connections with the same settings. */
    Target copyTo(Path database) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", BUSY_MILLIS);
        Connection writer = DriverManager.getConnection("jdbc:sqlite:" + database, settings);
        try (Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA cache_size = -16000");
            statement.execute("PRAGMA journal_mode = WAL");
            for (String sql : schema) {
                statement.execute(sql);
            }
        }
        writer.setAutoCommit(false);
        settings.setProperty("open_mode", OPEN_READ_ONLY);
        return new Target(writer, DriverManager.getConnection("jdbc:sqlite:" + database, settings));
    }

    /** Plain JDBC on one connection that writes and one that reads. */
    record Target(Connection writer, Connection reader) implements AutoCloseable {
        /** Writes all rows, so many of the first table in each transaction and the others in step with it. */
        void insert(Load load, int chunk) throws SQLException {
            List<BareTable> tables = load.tables();
            int rows = tables.get(0).rows().size();
            int transactions = (rows + chunk - 1) / chunk;
            List<PreparedStatement> inserts = new ArrayList<>();
            for (BareTable table : tables) {
                inserts.add(table.prepare(writer));
            }
            for (int i = 0; i < transactions; i++) {
                for (int t = 0; t < inserts.size(); t++) {
                    int size = t == 0 ? chunk : (tables.get(t).rows().size() + transactions - 1) / transactions;
                    tables.get(t).insert(inserts.get(t), i * size, size);
                }
                writer.commit();
            }
            for (PreparedStatement insert : inserts) {
                insert.close();
            }
        }

        /** Reads every column of a run's decisions in the order that replay reads them; answers how many bytes. */
        long readDecisions(String run) throws SQLException {
            long seen = 0;
            try (PreparedStatement select = reader.prepareStatement(
                    "SELECT * FROM decision WHERE tenant = 'newcastle' AND run = ? ORDER BY number")) {
                select.setString(1, run);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        seen += found.getBytes(2).length
                                + found.getString(3).length()
                                + found.getString(4).length()
                                + found.getLong(5)
                                + found.getLong(6)
                                + found.getString(7).length()
                                + found.getString(8).length()
                                + found.getBytes(9).length
                                + found.getString(10).length()
                                + found.getString(11).length()
                                + found.getString(12).length();
                    }
                }
            }
            return seen;
        }

        @Override
        public void close() throws SQLException {
            reader.close();
            writer.close();
        }
    }
}
