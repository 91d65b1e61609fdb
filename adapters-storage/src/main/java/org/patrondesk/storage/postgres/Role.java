package org.patrondesk.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.patrondesk.storage.jdbc.Schema;

/**
 * What the role behind a connection may do, and what any role may do that it can change into.
 *
 * @param powerful the roles of these that pass every check: superusers and those that bypass row level security
 * @param owned the store's tables that it owns, separated by commas
 * @param lacking the store's tables that it may not read and add to, likewise
 */
record Role(String name, String powerful, String owned, boolean mayCreate, boolean mayReadHistory, String lacking) {
    static final String GRANTS_MISSING =
            "The runtime role may not read the store's tables; open the store once with an owner data source beside the"
                    + " runtime one, or let the owner run grants.sql.";

    private static final Pattern CREATED = Pattern.compile("(?m)^CREATE TABLE (\\w+)");

    private static final String READ = """
            WITH ours AS (
                SELECT c.oid, c.relname, c.relowner, c.relname = ? AS history
                  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                 WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND c.relname = ANY (?))
            SELECT current_user,
                   (SELECT coalesce(string_agg(rolname, ', ' ORDER BY rolname), '') FROM pg_catalog.pg_roles
                     WHERE (rolsuper OR rolbypassrls) AND pg_has_role(session_user, oid, 'MEMBER')),
                   (SELECT coalesce(string_agg(relname, ', ' ORDER BY relname), '') FROM ours
                     WHERE pg_has_role(session_user, relowner, 'MEMBER')),
                   has_schema_privilege(current_schema(), 'CREATE'),
                   coalesce((SELECT bool_and(has_table_privilege(oid, 'SELECT')) FROM ours WHERE history), true),
                   (SELECT coalesce(string_agg(relname, ', ' ORDER BY relname), '') FROM ours
                     WHERE NOT history
                       AND NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')))
            """;

    /** The tables that the steps of this version make, and the one that tells which were taken. */
    static String[] tables() {
        List<String> made = Schema.POSTGRES.steps().stream()
                .flatMap(step -> CREATED.matcher(step.sql()).results().map(MatchResult::group))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
        String[] all = made.toArray(new String[made.size() + 1]);
        all[made.size()] = Schema.HISTORY;
        return all;
    }

    static Role of(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, Schema.HISTORY);
            statement.setArray(2, connection.createArrayOf("text", tables()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Role(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        row.getString(6));
            }
        }
    }

    Optional<String> powerMend() {
        return powerful.isEmpty()
                ? Optional.empty()
                : Optional.of("The runtime role is, or can become, one that passes every check (" + powerful
                        + "); give the store a role without SUPERUSER, BYPASSRLS and such memberships.");
    }

    Optional<String> ownedMend() {
        return owned.isEmpty()
                ? Optional.empty()
                : Optional.of("The runtime role owns tables of the store (" + owned
                        + "), so it could change or drop them; let another role own them.");
    }

    Optional<String> createMend() {
        return mayCreate
                ? Optional.of(
                        "The runtime role may create things in the store's schema; REVOKE CREATE ON SCHEMA from it"
                                + " and from PUBLIC.")
                : Optional.empty();
    }

    Optional<String> lackingMend() {
        return lacking.isEmpty() ? Optional.empty() : Optional.of(GRANTS_MISSING);
    }
}
