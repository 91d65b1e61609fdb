package org.patrondesk.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A table's rows in memory, and the setter that each of its columns takes. */
record BareTable(String name, List<Column> columns, List<@Nullable Object[]> rows) {
    /** The types of a strict table. */
    enum Column {
        TEXT {
            @Override
            Object get(ResultSet row, int place) throws SQLException {
                return row.getString(place);
            }

            @Override
            void set(PreparedStatement insert, int place, Object value) throws SQLException {
                insert.setString(place, (String) value);
            }
        },
        BLOB {
            @Override
            Object get(ResultSet row, int place) throws SQLException {
                return row.getBytes(place);
            }

            @Override
            void set(PreparedStatement insert, int place, Object value) throws SQLException {
                insert.setBytes(place, (byte[]) value);
            }
        },
        INTEGER {
            @Override
            Object get(ResultSet row, int place) throws SQLException {
                return row.getLong(place);
            }

            @Override
            void set(PreparedStatement insert, int place, Object value) throws SQLException {
                insert.setLong(place, (Long) value);
            }
        };

        /** What stands in a column that may be null; the caller asks whether it was. */
        abstract Object get(ResultSet row, int place) throws SQLException;

        abstract void set(PreparedStatement insert, int place, Object value) throws SQLException;
    }

    static BareTable read(Statement statement, String name) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("PRAGMA table_info(" + name + ")")) {
            while (found.next()) {
                columns.add(Column.valueOf(found.getString("type").toUpperCase(Locale.ROOT)));
            }
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        String order = name.equals("counter_delta") ? "rowid" : "id";
        try (ResultSet found = statement.executeQuery("SELECT * FROM " + name + " ORDER BY " + order)) {
            while (found.next()) {
                rows.add(row(found, columns));
            }
        }
        return new BareTable(name, columns, rows);
    }

    private static @Nullable Object[] row(ResultSet found, List<Column> columns) throws SQLException {
        @Nullable Object[] row = new @Nullable Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            Object value = columns.get(i).get(found, i + 1);
            row[i] = found.wasNull() ? null : value;
        }
        return row;
    }

    /** The same table with these rows alone. */
    BareTable only(Predicate<@Nullable Object[]> wanted) {
        return new BareTable(name, columns, rows.stream().filter(wanted).toList());
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        return connection.prepareStatement(
                "INSERT INTO " + name + " VALUES (?" + ",?".repeat(columns.size() - 1) + ")");
    }

    /** Writes the rows of one transaction, which are {@code size} from {@code from}, or as many as there are. */
    void insert(PreparedStatement insert, int from, int size) throws SQLException {
        int to = Math.min(rows.size(), from + size);
        if (from >= to) {
            return;
        }
        Column[] setters = columns.toArray(Column[]::new);
        for (int r = from; r < to; r++) {
            @Nullable Object[] row = rows.get(r);
            for (int i = 0; i < setters.length; i++) {
                Object value = row[i];
                if (value == null) {
                    insert.setNull(i + 1, Types.NULL);
                } else {
                    setters[i].set(insert, i + 1, value);
                }
            }
            insert.addBatch();
        }
        insert.executeBatch();
    }
}
