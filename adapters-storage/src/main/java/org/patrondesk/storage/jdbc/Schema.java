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
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.patrondesk.journal.StorageUnavailable;

/**
 * The tables this version works with, in one dialect: named as Flyway names them, verified at every opening.
 *
 * <p>A step of the same number leads to the same content in every dialect.
 */
public final class Schema {
    /** The table in which Flyway writes down which steps were taken. */
    public static final String HISTORY = "patrondesk_schema_history";

    public static final Schema SQLITE = new Schema(
            "sqlite",
            List.of(
                    "V1__first_rooms.sql",
                    "V2__what_was_said.sql",
                    "V3__what_became_of_nos.sql",
                    "V4__where_a_no_came_from.sql",
                    "V5__what_came_of_nos.sql",
                    "V6__seals.sql",
                    "V7__deliveries.sql",
                    "V8__due_work.sql",
                    "V9__tenant_wall.sql",
                    "V10__what_must_go.sql",
                    "V11__consent.sql",
                    "V12__emergency.sql",
                    "V13__whom_it_is_about.sql",
                    "V14__access_log.sql",
                    "V15__who_did_what.sql",
                    "V16__keys.sql"));

    public static final Schema POSTGRES = new Schema(
            "postgres",
            List.of(
                    "V5__all_rooms.sql",
                    "V6__seals.sql",
                    "V7__deliveries.sql",
                    "V8__due_work.sql",
                    "V9__tenant_wall.sql",
                    "V10__what_must_go.sql",
                    "V11__consent.sql",
                    "V12__emergency.sql",
                    "V13__whom_it_is_about.sql",
                    "V14__access_log.sql",
                    "V15__who_did_what.sql",
                    "V16__keys.sql"));

    private static final Pattern TABLE_MADE = Pattern.compile("(?m)^CREATE TABLE (\\w+)");

    private final String folder;
    private final List<String> files;

    private Schema(String folder, List<String> files) {
        this.folder = folder;
        this.files = files;
    }

    /**
     * One migration.
     *
     * @param checksum as Flyway counts it for SQL files, so that a host may run the file by its own Flyway
     */
    public record Step(String version, String description, String sql, int checksum) {
        public static Step of(String file, String sql) {
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

        /** The tables it makes, in the order of the file. */
        public List<String> tables() {
            return TABLE_MADE.matcher(sql).results().map(made -> made.group(1)).toList();
        }
    }

    /** Where the tables of a database stand. */
    public enum State {
        /** It has none of ours. */
        EMPTY,
        /** It has those of an earlier version. */
        BEHIND,
        /** It has those of this version. */
        CURRENT
    }

    public List<Step> steps() {
        return files.stream().map(file -> Step.of(file, read(file))).toList();
    }

    private String read(String file) {
        try (InputStream in = Schema.class.getResourceAsStream(folder + "/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + file + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Looks where the tables stand and changes nothing.
     *
     * @throws StorageUnavailable not retryable, when they were not made by steps of this version
     */
    public State state(Connection connection, Dialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return dialect.hasHistory(statement) ? state(applied(statement)) : State.EMPTY;
        }
    }

    private State state(Map<String, Integer> applied) {
        State state = State.CURRENT;
        for (Step step : steps()) {
            Integer checksum = applied.remove(step.version());
            if (checksum == null) {
                state = State.BEHIND;
            } else if (checksum != step.checksum()) {
                throw refused("The tables of the store were not made by this version's step " + step.version()
                        + "; restore the store from a backup.");
            }
        }
        if (!applied.isEmpty()) {
            String last = files.get(files.size() - 1);
            throw refused("The store was written by a newer version of PatronDesk (its schema has step "
                    + applied.keySet().iterator().next() + ", this version ends at "
                    + last.substring(1, last.indexOf("__")) + "); use that version.");
        }
        return state;
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

    /**
     * Says that Flyway is needed, where it is not there.
     *
     * @throws StorageUnavailable not retryable
     */
    public static void needFlyway() {
        try {
            Class.forName("org.flywaydb.core.Flyway", false, Schema.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw refused("The store has to be set up or brought up to date, and Flyway is not on the class path; "
                    + "add org.flywaydb:flyway-core.");
        }
    }

    /**
     * Checks, after a migration, that nothing is left to be done.
     *
     * @throws StorageUnavailable not retryable, when something is
     */
    public void checkCurrent(Connection connection, Dialect dialect) throws SQLException {
        if (state(connection, dialect) != State.CURRENT) {
            throw refused("The store could not be brought up to date; restore it from a backup.");
        }
    }

    private static StorageUnavailable refused(String sentence) {
        return new StorageUnavailable(sentence, null, false);
    }
}
