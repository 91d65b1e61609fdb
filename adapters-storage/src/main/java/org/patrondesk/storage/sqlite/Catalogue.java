package org.patrondesk.storage.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.patrondesk.storage.jdbc.Schema;

/**
 * What a database file has in the place of the store's tables, against what the steps make in an empty one.
 *
 * @param missing tables, columns and unique indexes that are not there, or are something else
 * @param altered what is there and is not as it was made, and triggers on the tables
 */
record Catalogue(List<String> missing, List<String> altered) {
    /** Each thing by a name of its own, with how it was made; what must not be missing is marked. */
    private static final String THINGS = """
            SELECT 'table ' || name, wr || strict, 1 FROM pragma_table_list
             WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
            UNION ALL SELECT 'column ' || t.name || '.' || c.name, c.type || c."notnull" || c.pk, 1
              FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
            UNION ALL SELECT 'index ' || i.name || ' on ' || t.name, i."unique" || i.partial || group_concat(c.name), i."unique"
              FROM sqlite_schema t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
             WHERE t.type = 'table' AND i.origin = 'c' GROUP BY t.name, i.name
            UNION ALL SELECT 'trigger ' || name || ' on ' || tbl_name, '', 0 FROM sqlite_schema WHERE type = 'trigger'""";

    private static final int MOST = 8;

    private record Thing(String made, boolean needed) {}

    static Catalogue of(Connection connection) throws SQLException {
        Map<String, Thing> expected = expected();
        Map<String, Thing> there = things(connection);
        Catalogue catalogue = new Catalogue(new ArrayList<>(), new ArrayList<>());
        expected.forEach((name, thing) -> catalogue.compare(name, thing, Optional.ofNullable(there.get(name))));
        there.keySet().stream()
                .filter(name -> name.startsWith("trigger ") && isOurs(name, expected))
                .forEach(catalogue.altered()::add);
        return catalogue;
    }

    private static boolean isOurs(String trigger, Map<String, Thing> expected) {
        return expected.containsKey("table " + table(trigger));
    }

    /** The last word of a thing's name, or of that of a column its first part. */
    private static String table(String name) {
        String last = name.substring(name.lastIndexOf(' ') + 1);
        return last.contains(".") ? last.substring(0, last.indexOf('.')) : last;
    }

    private void compare(String name, Thing expected, Optional<Thing> there) {
        if (missing.contains("table " + table(name))) {
            return;
        }
        if (there.isEmpty()) {
            (expected.needed() ? missing : altered).add(expected.needed() ? name : "no " + name);
        } else if (!there.get().made().equals(expected.made())) {
            altered.add(name);
        }
    }

    private static Map<String, Thing> expected() throws SQLException {
        try (Connection empty = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = empty.createStatement()) {
            for (Schema.Step step : Schema.SQLITE.steps()) {
                statement.executeUpdate(step.sql());
            }
            return things(empty);
        }
    }

    private static Map<String, Thing> things(Connection connection) throws SQLException {
        // Tables before what belongs to them, which goes with them.
        Map<String, Thing> things = new TreeMap<>(Comparator.comparing((String name) -> !name.startsWith("table "))
                .thenComparing(Comparator.naturalOrder()));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(THINGS)) {
            while (rows.next()) {
                things.put(rows.getString(1), new Thing(rows.getString(2), rows.getBoolean(3)));
            }
        }
        return things;
    }

    Optional<String> missingMend() {
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("What belongs to the store's tables is missing (" + listed(missing) + "), though "
                        + Schema.HISTORY + " has it as made; restore the store from a backup.");
    }

    Optional<String> alteredMend() {
        return altered.isEmpty()
                ? Optional.empty()
                : Optional.of("The store's tables are not as they were made (" + listed(altered)
                        + "); restore the store from a backup, or take out what was put in.");
    }

    /** The first few: a sentence has an end. */
    static String listed(List<String> things) {
        return things.size() <= MOST
                ? String.join(", ", things)
                : String.join(", ", things.subList(0, MOST)) + " and " + (things.size() - MOST) + " more";
    }
}
