package org.patrondesk.storage.durability.place;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.patrondesk.library.Tenant;
import org.patrondesk.storage.jdbc.Schema;

/** The tables of a store, past the store. */
public final class Tables {
    /** The steps of the schema and the store's vault. */
    private static final Set<String> NO_TENANTS = Set.of(Schema.HISTORY, "key_vault");

    private Tables() {}

    /** How many rows each table has for a library, but for those that are no library's. */
    static Map<String, Long> rows(Connection connection, String names, Tenant library) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : column(connection, names)) {
            if (!NO_TENANTS.contains(table)) {
                String count = column(connection, "SELECT count(*) FROM " + table + of(table), library.code())
                        .get(0);
                rows.put(table, Long.parseLong(count));
            }
        }
        return rows;
    }

    /** The one table that is not ours has no column for the tenant. */
    private static String of(String table) {
        return table.equals("due_task") ? " WHERE task_instance LIKE ? || '|%'" : " WHERE tenant = ?";
    }

    /** The first column. */
    static List<String> column(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
