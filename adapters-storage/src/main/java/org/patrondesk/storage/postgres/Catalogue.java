package org.patrondesk.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.patrondesk.storage.jdbc.Schema;

/**
 * What the database has in the place of the store's tables, against what the steps made.
 *
 * @param missing tables, columns and unique indexes that are not there, or are something else
 * @param unlogged tables that the server empties after a crash
 * @param altered columns that need not be there any more, and indexes that are gone
 */
record Catalogue(List<String> missing, List<String> unlogged, List<String> altered) {
    private static final String COLUMNS = """
            SELECT c.relname, c.relkind IN ('r', 'p'),
                   c.relpersistence = 'p' AND NOT EXISTS (
                       SELECT 1 FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class k ON k.oid = i.inhrelid
                        WHERE i.inhparent = c.oid AND k.relpersistence <> 'p'),
                   a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE n.nspname = current_schema() AND c.relname = ANY (?)""";

    private static final String INDEXES = """
            SELECT c.relname, i.indisunique, string_agg(a.attname, ', ' ORDER BY k.place)
              FROM pg_catalog.pg_index i
              JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attribute, place)
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attribute
             WHERE n.nspname = current_schema() AND c.relname = ANY (?) AND i.indisvalid
             GROUP BY i.indexrelid, c.relname, i.indisunique""";

    private static final int MOST = 8;

    static Catalogue of(Connection connection) throws SQLException {
        Expected expected = Expected.ofThisVersion();
        Catalogue catalogue = new Catalogue(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        catalogue.compare(expected, tables(connection));
        catalogue.compareIndexes(expected, connection);
        return catalogue;
    }

    private record Table(boolean ofRows, boolean logged, Map<String, Expected.Column> columns) {}

    private static Map<String, Table> tables(Connection connection) throws SQLException {
        Map<String, Table> tables = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setArray(1, connection.createArrayOf("text", Role.tables()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Table table = new Table(rows.getBoolean(2), rows.getBoolean(3), new HashMap<>());
                    tables.putIfAbsent(rows.getString(1), table);
                    @Nullable String column = rows.getString(4);
                    if (column != null) {
                        tables.getOrDefault(rows.getString(1), table)
                                .columns()
                                .put(column, new Expected.Column(column, rows.getString(5), rows.getBoolean(6)));
                    }
                }
            }
        }
        return tables;
    }

    private void compare(Expected expected, Map<String, Table> there) {
        for (Map.Entry<String, List<Expected.Column>> each : expected.columns().entrySet()) {
            String name = each.getKey();
            Table table = there.get(name);
            if (table == null || !table.ofRows()) {
                missing.add(name);
            } else {
                each.getValue()
                        .forEach(column -> compare(name, column, table.columns().get(column.name())));
            }
        }
        there.forEach((name, table) -> {
            if (table.ofRows() && !table.logged()) {
                unlogged.add(name);
            }
        });
        unlogged.sort(null);
    }

    private void compare(String table, Expected.Column expected, Expected.@Nullable Column found) {
        String name = table + "." + expected.name();
        if (found == null) {
            missing.add(name);
        } else if (!found.type().equals(expected.type())) {
            missing.add(name + " as " + expected.type());
        } else if (expected.needed() && !found.needed()) {
            altered.add(name + " may be null");
        } else if (!expected.needed() && found.needed()) {
            altered.add(name + " may not be null");
        }
    }

    private void compareIndexes(Expected expected, Connection connection) throws SQLException {
        Set<String> unique = new HashSet<>();
        Set<String> all = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(INDEXES)) {
            statement.setArray(1, connection.createArrayOf("text", Role.tables()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String index = Expected.index(rows.getString(1), rows.getString(3));
                    all.add(index);
                    if (rows.getBoolean(2)) {
                        unique.add(index);
                    }
                }
            }
        }
        expected.unique().stream()
                .filter(index -> !unique.contains(index) && !missing.contains(index.substring(0, index.indexOf(' '))))
                .forEach(index -> missing.add("unique index on " + index));
        expected.indexes().stream()
                .filter(index -> !all.contains(index))
                .forEach(index -> altered.add("no index on " + index));
    }

    Optional<String> missingMend() {
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("What belongs to the store's tables is missing or something else (" + listed(missing)
                        + "), though " + Schema.HISTORY + " has it as made; restore the store from a backup.");
    }

    Optional<String> unloggedMend() {
        return unlogged.isEmpty()
                ? Optional.empty()
                : Optional.of("The server empties tables of the store after a crash (" + listed(unlogged)
                        + "); let their owner ALTER TABLE … SET LOGGED.");
    }

    Optional<String> alteredMend() {
        return altered.isEmpty()
                ? Optional.empty()
                : Optional.of("Tables of the store are not as they were made (" + listed(altered)
                        + "); let their owner make them so again, or restore the store from a backup.");
    }

    /** The first few: a sentence has an end. */
    static String listed(List<String> things) {
        return things.size() <= MOST
                ? String.join(", ", things)
                : String.join(", ", things.subList(0, MOST)) + " and " + (things.size() - MOST) + " more";
    }
}
