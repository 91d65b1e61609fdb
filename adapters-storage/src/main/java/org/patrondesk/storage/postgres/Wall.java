package org.patrondesk.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The wall between tenants that the database keeps: row level security, by the tenant that a transaction has named.
 *
 * @param gaps tables with a tenant whose rows others than that tenant reach, or nobody
 * @param views of the schema, that read with their owner's rights and not with those of who asks
 */
record Wall(List<String> gaps, List<String> views) {
    /** Names the tenant for this transaction alone: what a session names stays when a pool lends it to the next. */
    static final String ENTER = "SELECT set_config('patrondesk.tenant', ?, true)";

    private static final String WALLED = """
            WITH walled AS (
                SELECT c.oid, c.relname, c.relrowsecurity AND c.relforcerowsecurity AS forced
                  FROM pg_catalog.pg_class c
                  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant' AND NOT a.attisdropped
                 WHERE c.relkind IN ('r', 'p') AND c.relnamespace = to_regnamespace(quote_ident(current_schema()))),
            policy AS (
                SELECT walled.relname, p.polname,
                       p.polname = 'tenant_wall' AND p.polcmd = '*' AND p.polroles = '{0}'
                       AND pg_get_expr(p.polqual, p.polrelid) = wall.expression
                       AND coalesce(pg_get_expr(p.polwithcheck, p.polrelid), wall.expression) = wall.expression AS ours
                  FROM walled
                  JOIN pg_catalog.pg_policy p ON p.polrelid = walled.oid AND p.polpermissive
                 CROSS JOIN (VALUES ('(tenant = current_setting(''patrondesk.tenant''::text, true))')) AS wall(expression))
            SELECT relname || ' without it' FROM walled WHERE NOT forced
            UNION ALL SELECT relname || ' with policy ' || polname FROM policy WHERE NOT ours
            UNION ALL SELECT relname || ' without policy tenant_wall' FROM walled
             WHERE forced AND relname NOT IN (SELECT relname FROM policy WHERE polname = 'tenant_wall')
             ORDER BY 1""";

    private static final String VIEWS = """
            SELECT c.relname FROM pg_catalog.pg_class c
             WHERE c.relkind IN ('v', 'm') AND c.relnamespace = to_regnamespace(quote_ident(current_schema()))
               AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_options_to_table(c.reloptions)
                                WHERE option_name = 'security_invoker' AND option_value::boolean)
             ORDER BY 1""";

    static Wall of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return new Wall(names(statement, WALLED), names(statement, VIEWS));
        }
    }

    private static List<String> names(Statement statement, String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** Names a tenant, or nobody by an empty text, for the rest of the connection's transaction. */
    static void enter(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, tenant);
            statement.execute();
        }
    }

    Optional<String> gapsMend() {
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of("Row level security does not keep tenants apart (" + Catalogue.listed(gaps)
                        + "); let the owner run V9__tenant_wall.sql again and drop other policies.");
    }

    Optional<String> viewsMend() {
        return views.isEmpty()
                ? Optional.empty()
                : Optional.of("Views show rows of every tenant (" + Catalogue.listed(views)
                        + "); let the owner ALTER VIEW … SET (security_invoker = true), or drop them.");
    }
}
