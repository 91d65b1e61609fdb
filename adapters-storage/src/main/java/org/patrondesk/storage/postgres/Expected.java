package org.patrondesk.storage.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.patrondesk.storage.jdbc.Schema;

/**
 * What the steps of this version make, read from their own text.
 *
 * @param columns of each table, each as its name, its type and whether it must be there
 * @param unique indexes and primary keys, each as its table and its columns
 * @param indexes all others, likewise
 */
record Expected(Map<String, List<Column>> columns, Set<String> unique, Set<String> indexes) {
    private static final Pattern TABLE = Pattern.compile("(?ms)^CREATE TABLE (\\w+) \\((.*?)^\\);");
    private static final Pattern COLUMN =
            Pattern.compile("(?m)^\\s+(\\w+)\\s+(text|bigint|uuid|bytea|boolean|integer|smallint)\\b([^,\\n]*)");
    private static final Pattern ADDED = Pattern.compile("(?ms)^ALTER TABLE (\\w+) (ADD COLUMN .*?);");
    private static final Pattern ADDED_COLUMN = Pattern.compile(
            "ADD COLUMN (?:IF NOT EXISTS )?(\\w+)\\s+(text|bigint|uuid|bytea|boolean|integer|smallint)\\b([^,;]*)");
    private static final Pattern KEY = Pattern.compile("PRIMARY KEY \\(([^)]*)\\)");
    private static final Pattern INDEX =
            Pattern.compile("(?m)^CREATE (UNIQUE )?INDEX (?:IF NOT EXISTS )?\\w+ ON (\\w+) \\(([^)]*)\\)");

    /** One column. */
    record Column(String name, String type, boolean needed) {}

    static Expected ofThisVersion() {
        Expected all = new Expected(new LinkedHashMap<>(), new TreeSet<>(), new TreeSet<>());
        Schema.POSTGRES.steps().forEach(step -> all.read(step.sql()));
        return all;
    }

    private void read(String sql) {
        TABLE.matcher(sql).results().forEach(this::readTable);
        ADDED.matcher(sql).results().forEach(this::readAdded);
        INDEX.matcher(sql)
                .results()
                .forEach(made -> (made.group(1) == null ? indexes : unique).add(index(made.group(2), made.group(3))));
    }

    private void readTable(MatchResult made) {
        columns.put(made.group(1), columns(COLUMN, made.group(2)));
        KEY.matcher(made.group(2)).results().forEach(key -> unique.add(index(made.group(1), key.group(1))));
    }

    private void readAdded(MatchResult made) {
        columns.computeIfAbsent(made.group(1), table -> new ArrayList<>()).addAll(columns(ADDED_COLUMN, made.group(2)));
    }

    private static List<Column> columns(Pattern column, String sql) {
        List<Column> of = new ArrayList<>();
        column.matcher(sql)
                .results()
                .forEach(found -> of.add(new Column(
                        found.group(1), found.group(2), found.group(3).contains("NOT NULL"))));
        return of;
    }

    static String index(String table, String columns) {
        return table + " (" + columns + ")";
    }
}
