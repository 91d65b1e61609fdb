package org.patrondesk.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What comes between the store and its rows, though every table is there.
 *
 * @param meddling triggers, rules and policies on the store's tables beside the wall between tenants
 * @param beyond rights of the runtime role beyond those that grants.sql gives
 */
record Interference(List<String> meddling, List<String> beyond) {
    private static final String MEDDLING = """
            WITH ours AS (
                SELECT c.oid, c.relname, c.relrowsecurity, EXISTS (
                           SELECT 1 FROM pg_catalog.pg_attribute a
                            WHERE a.attrelid = c.oid AND a.attname = 'tenant' AND NOT a.attisdropped) AS walled
                  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                 WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND c.relname = ANY (?))
            SELECT 'row level security on ' || relname FROM ours WHERE relrowsecurity AND NOT walled
            UNION ALL SELECT 'policy ' || p.polname || ' on ' || relname FROM ours
              JOIN pg_catalog.pg_policy p ON p.polrelid = ours.oid AND NOT p.polpermissive
            UNION ALL SELECT 'trigger ' || t.tgname || ' on ' || relname FROM ours
              JOIN pg_catalog.pg_trigger t ON t.tgrelid = ours.oid AND NOT t.tgisinternal
            UNION ALL SELECT 'rule ' || r.rulename || ' on ' || relname FROM ours
              JOIN pg_catalog.pg_rewrite r ON r.ev_class = ours.oid
             ORDER BY 1""";

    /** A right on a column counts as one on the table, but for what is about people, which the role may empty. */
    private static final String RIGHTS = """
            SELECT c.relname, p.name FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             CROSS JOIN (VALUES ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('TRIGGER')) AS p(name)
             WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND c.relname = ANY (?)
               AND (has_table_privilege(c.oid, p.name)
                    OR (p.name = 'UPDATE' AND EXISTS (
                            SELECT 1 FROM pg_catalog.pg_attribute a
                             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                               AND c.relname || '.' || a.attname NOT IN (
                                   'event.body', 'event.actor', 'event.actor_salt', 'consent.evidence',
                                   'consent.by_staff', 'consent.age', 'consent.guardian', 'decision.wording', 'decision.handled_by', 'decision.person',
                                   'access_entry.person', 'follow_up.words',
                                   'follow_up.by_staff', 'barrier.name', 'barrier.by_staff', 'resolution.reason',
                                   'resolution.by_staff', 'emergency.reason', 'emergency.by_staff',
                                   'emergency.closed', 'emergency.seen', 'emergency.seen_by', 'emergency.note')
                               AND has_column_privilege(c.oid, a.attnum, 'UPDATE'))))
             ORDER BY 1, 2""";

    private static final Pattern GRANT = Pattern.compile("(?m)^GRANT ([A-Z, ]+) ON (?!SCHEMA)([\\w, ]+) TO");

    static Interference of(Connection connection) throws SQLException {
        List<String> meddling = new ArrayList<>();
        List<String> beyond = new ArrayList<>();
        Set<String> given = given();
        try (PreparedStatement statement = connection.prepareStatement(MEDDLING);
                ResultSet rows = asked(statement)) {
            while (rows.next()) {
                meddling.add(rows.getString(1));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(RIGHTS);
                ResultSet rows = asked(statement)) {
            while (rows.next()) {
                String right = rows.getString(2) + " on " + rows.getString(1);
                if (!given.contains(right)) {
                    beyond.add(right);
                }
            }
        }
        return new Interference(meddling, beyond);
    }

    private static ResultSet asked(PreparedStatement statement) throws SQLException {
        statement.setArray(1, statement.getConnection().createArrayOf("text", Role.tables()));
        return statement.executeQuery();
    }

    private static Set<String> given() {
        Set<String> given = new TreeSet<>();
        for (MatchResult grant : GRANT.matcher(Owner.grants()).results().toList()) {
            for (String right : grant.group(1).split(", ", -1)) {
                Arrays.stream(grant.group(2).split(", ", -1)).forEach(table -> given.add(right + " on " + table));
            }
        }
        return given;
    }

    /**
     * Whether the driver tells of each row of a batch whether it was new, tried on rows that are taken back.
     *
     * @return empty where it cannot be tried
     */
    static Optional<Boolean> countsBatches(Connection connection) throws SQLException {
        boolean auto = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement manner = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(
                        "INSERT INTO counter_delta (tenant, counter, branch, day, label, n) VALUES (?, '', '', 0, '', 0)")) {
            manner.execute("SET TRANSACTION READ WRITE");
            Wall.enter(connection, "");
            for (int n = 0; n < 2; n++) {
                statement.setString(1, "");
                statement.addBatch();
            }
            return Optional.of(Arrays.stream(statement.executeBatch()).allMatch(rows -> rows == 1));
        } catch (SQLException e) {
            return Optional.empty();
        } finally {
            connection.rollback();
            connection.setAutoCommit(auto);
        }
    }

    Optional<String> meddlingMend() {
        return meddling.isEmpty()
                ? Optional.empty()
                : Optional.of("Something comes between the store and its rows (" + Catalogue.listed(meddling)
                        + "), so what is written may be another or not be seen; let the owner drop it.");
    }

    Optional<String> beyondMend() {
        return beyond.isEmpty()
                ? Optional.empty()
                : Optional.of("The runtime role may do more than the store needs (" + Catalogue.listed(beyond)
                        + "); let the owner REVOKE these from it, from its roles and from PUBLIC.");
    }
}
