package org.patrondesk.storage.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.patrondesk.journal.StorageUnavailable;

/** The tables this version works with: named as Flyway names them, verified at every opening, migrated by Flyway. */
final class Schema {
    static final String HISTORY = "patrondesk_schema_history";

    private static final List<String> FILES = List.of(
            "V1__first_rooms.sql",
            "V2__what_was_said.sql",
            "V3__what_became_of_nos.sql",
            "V4__where_a_no_came_from.sql",
            "V5__what_came_of_nos.sql");

    private Schema() {}

    /**
     * One migration.
     *
     * @param checksum as Flyway counts it for SQL files, so that a host may run the file by its own Flyway
     */
    record Step(String version, String description, String sql, int checksum) {
        static Step of(String file, String sql) {
            int separator = file.indexOf("__");
            CRC32 crc = new CRC32();
            sql.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
            return new Step(
                    file.substring(1, separator),
                    file.substring(separator + 2, file.length() - ".sql".length())
                            .replace('_', ' '),
                    sql,
                    (int) crc.getValue());
        }
    }

    static List<Step> steps() {
        return FILES.stream().map(file -> Step.of(file, read(file))).toList();
    }

    private static String read(String file) {
        try (InputStream in = Schema.class.getResourceAsStream("sqlite/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + file + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes sure that the database has exactly the tables of this version.
     *
     * @throws StorageUnavailable not retryable, when it has others, or when Flyway is needed and absent
     */
    static void ensure(Connection connection, String url) throws SQLException {
        List<Step> steps = steps();
        if (!isCurrent(connection, steps)) {
            if (!flywayIsThere()) {
                throw refused("The store has to be set up or brought up to date, and Flyway is not on the class path; "
                        + "add org.flywaydb:flyway-core.");
            }
            Migration.run(url, steps);
            if (!isCurrent(connection, steps)) {
                throw refused("The store could not be brought up to date; restore it from a backup.");
            }
        }
    }

    private static boolean flywayIsThere() {
        try {
            Class.forName("org.flywaydb.core.Flyway", false, Schema.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** Whether nothing is to be migrated. */
    private static boolean isCurrent(Connection connection, List<Step> steps) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!hasHistory(statement)) {
                return false;
            }
            Map<String, Integer> applied = applied(statement);
            for (Step step : steps) {
                Integer checksum = applied.remove(step.version());
                if (checksum == null) {
                    return false;
                }
                if (checksum != step.checksum()) {
                    throw refused("The tables of the store were not made by this version's step " + step.version()
                            + "; restore the store from a backup.");
                }
            }
            checkNoneNewer(applied, steps);
            return true;
        }
    }

    /**
     * Looks, without changing anything, whether the database is a store or still empty.
     *
     * @throws StorageUnavailable not retryable, when it is a database of something else
     */
    static void checkOurs(Statement statement) throws SQLException {
        if (!hasHistory(statement) && has(statement, "type = 'table'")) {
            throw refused("The file patrondesk.db is a database of something else; use another directory.");
        }
    }

    private static boolean hasHistory(Statement statement) throws SQLException {
        return has(statement, "type = 'table' AND name = '" + HISTORY + "'");
    }

    private static void checkNoneNewer(Map<String, Integer> unknown, List<Step> steps) {
        if (!unknown.isEmpty()) {
            throw refused("The store was written by a newer version of PatronDesk (its schema has step "
                    + unknown.keySet().iterator().next() + ", this version ends at "
                    + steps.get(steps.size() - 1).version() + "); use that version.");
        }
    }

    private static boolean has(Statement statement, String condition) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT 1 FROM sqlite_schema WHERE " + condition + " LIMIT 1")) {
            return rows.next();
        }
    }

    private static Map<String, Integer> applied(Statement statement) throws SQLException {
        Map<String, Integer> applied = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT version, checksum FROM " + HISTORY + " WHERE success AND version IS NOT NULL")) {
            while (rows.next()) {
                applied.put(rows.getString(1), rows.getInt(2));
            }
        }
        return applied;
    }

    private static StorageUnavailable refused(String sentence) {
        return new StorageUnavailable(sentence, null, false);
    }
}
