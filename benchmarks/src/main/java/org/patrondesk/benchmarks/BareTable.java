package org.patrondesk.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A table's rows in memory, and the setter that each of its columns takes. */
record BareTable(String name, List<String> columnNames, List<BareColumn> columns, List<@Nullable Object[]> rows) {
    /** So many rows go to the driver at a time, as with the SDK. */
    private static final int BATCH = 1_000;

    /** Reads all rows; those of an insert-only table in the order in which they were inserted, given by these words. */
    static BareTable read(Connection connection, String name, String order) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<BareColumn> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM " + name + " ORDER BY " + order)) {
            ResultSetMetaData meta = found.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(BareColumn.valueOf(meta.getColumnTypeName(i).toUpperCase(Locale.ROOT)));
                names.add(meta.getColumnName(i));
            }
            while (found.next()) {
                rows.add(row(found, columns));
            }
        }
        return new BareTable(name, names, columns, rows);
    }

    private static @Nullable Object[] row(ResultSet found, List<BareColumn> columns) throws SQLException {
        @Nullable Object[] row = new @Nullable Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = columns.get(i).get(found, i + 1);
        }
        return row;
    }

    /** The same table with these rows alone. */
    BareTable only(Predicate<@Nullable Object[]> wanted) {
        return new BareTable(
                name, columnNames, columns, rows.stream().filter(wanted).toList());
    }

    /** The same table with the rows of one of so many equal parts, the first being 0. */
    BareTable part(int part, int of) {
        int size = rows.size() / of;
        return new BareTable(name, columnNames, columns, rows.subList(part * size, (part + 1) * size));
    }

    /** The 0-based place of a column in a row. */
    int place(String column) {
        return columnNames.indexOf(column);
    }

    /** Whether another reading of such a table found the same values in the same order. */
    boolean isSame(BareTable other) {
        return name.equals(other.name)
                && rows.size() == other.rows.size()
                && Arrays.deepEquals(rows.toArray(), other.rows.toArray());
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        return connection.prepareStatement(
                "INSERT INTO " + name + " VALUES (?" + ",?".repeat(columns.size() - 1) + ")");
    }

    /** Writes the rows of one transaction, which are {@code size} from {@code from}, or as many as there are. */
    void insert(PreparedStatement insert, int from, int size) throws SQLException {
        int to = Math.min(rows.size(), from + size);
        for (int at = from; at < to; at += BATCH) {
            batch(insert, at, Math.min(to, at + BATCH));
        }
    }

    private void batch(PreparedStatement insert, int from, int to) throws SQLException {
        BareColumn[] setters = columns.toArray(BareColumn[]::new);
        for (int r = from; r < to; r++) {
            @Nullable Object[] row = rows.get(r);
            for (int i = 0; i < setters.length; i++) {
                setters[i].set(insert, i + 1, row[i]);
            }
            insert.addBatch();
        }
        insert.executeBatch();
    }
}
