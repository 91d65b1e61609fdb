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
import java.util.List;
import java.util.Map;

/** The rows that the SDK wrote, taken out of its database so that plain JDBC can write the very same ones. */
final class BareStore {
    private final List<String> schema = new ArrayList<>();
    private final Map<String, List<Object[]>> tables = new HashMap<>();

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
            for (String table : List.of("member", "decision", "event", "counter_delta")) {
                store.tables.put(table, rows(statement, table));
            }
        }
        return store;
    }

    private static List<Object[]> rows(Statement statement, String table) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        String order = table.equals("counter_delta") ? "rowid" : "id";
        try (ResultSet found = statement.executeQuery("SELECT * FROM " + table + " ORDER BY " + order)) {
            int width = found.getMetaData().getColumnCount();
            while (found.next()) {
                Object[] row = new Object[width];
                for (int i = 0; i < width; i++) {
                    row[i] = found.getObject(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** An empty database with the same schema and pragmas. */
    Target copyTo(Path database) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            for (String sql : schema) {
                statement.execute(sql);
            }
        }
        connection.setAutoCommit(false);
        return new Target(connection);
    }

    /** Plain JDBC on one connection. */
    final class Target implements AutoCloseable {
        private final Connection connection;

        private Target(Connection connection) {
            this.connection = connection;
        }

        /** Writes a table, with the events of one type and the counters, in transactions of so many rows. */
        void insert(String table, int chunk, String eventType) throws SQLException {
            List<Object[]> rows = tables.getOrDefault(table, List.of());
            List<Object[]> events = tables.getOrDefault("event", List.of()).stream()
                    .filter(event -> String.valueOf(event[4]).contains(eventType))
                    .toList();
            List<Object[]> counters =
                    table.equals("decision") ? tables.getOrDefault("counter_delta", List.of()) : List.of();
            int transactions = (rows.size() + chunk - 1) / chunk;
            for (int i = 0; i < transactions; i++) {
                insert(table, part(rows, i, transactions, chunk));
                insert("event", part(events, i, transactions, -1));
                insert("counter_delta", part(counters, i, transactions, -1));
                connection.commit();
            }
        }

        private List<Object[]> part(List<Object[]> rows, int i, int of, int chunk) {
            int size = chunk > 0 ? chunk : (rows.size() + of - 1) / of;
            int from = Math.min(rows.size(), i * size);
            return rows.subList(from, Math.min(rows.size(), from + size));
        }

        private void insert(String table, List<Object[]> rows) throws SQLException {
            if (rows.isEmpty()) {
                return;
            }
            int width = rows.get(0).length;
            String sql = "INSERT INTO " + table + " VALUES (?" + ",?".repeat(width - 1) + ")";
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                for (Object[] row : rows) {
                    for (int i = 0; i < width; i++) {
                        insert.setObject(i + 1, row[i]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }

        /** Reads every column of a run's decisions in the order that replay reads them; answers how many bytes. */
        long readDecisions(String run) throws SQLException {
            long seen = 0;
            try (PreparedStatement select = connection.prepareStatement(
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
            connection.rollback();
            return seen;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
