package org.patrondesk.storage.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.patrondesk.storage.jdbc.Migration;
import org.patrondesk.storage.jdbc.Schema;

/** Stores of the oldest released step. */
public final class OldStore {
    private OldStore() {}

    /** Makes one in an empty directory, holding what a store of today holds, as far as its tables had a place for it. */
    public static void make(Path directory, Path today) throws SQLException {
        String url = new SqliteFile(directory).url();
        Migration.run(url, Schema.SQLITE.steps().subList(0, 1), SqliteDialect.INSTANCE);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "ATTACH DATABASE '" + new SqliteFile(today).directory().resolve(SqliteFile.NAME) + "' AS today");
            for (String table : column(
                    statement,
                    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> '"
                            + Schema.HISTORY + "'")) {
                String columns =
                        String.join(", ", column(statement, "SELECT name FROM pragma_table_info('" + table + "')"));
                statement.execute(
                        "INSERT INTO main." + table + " (" + columns + ") SELECT " + columns + " FROM today." + table);
            }
        }
    }

    /** How many steps a store has taken. */
    public static int steps(Path directory) throws SQLException {
        try (Connection connection = DriverManager.getConnection(new SqliteFile(directory).url());
                Statement statement = connection.createStatement()) {
            return SqliteDialect.INSTANCE.hasHistory(statement)
                    ? column(statement, "SELECT version FROM " + Schema.HISTORY).size()
                    : 0;
        }
    }

    private static List<String> column(Statement statement, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
