package org.patrondesk.storage.postgres;

import java.io.IOException;
import java.sql.SQLException;
import org.patrondesk.storage.jdbc.Migration;
import org.patrondesk.storage.jdbc.Schema;

/** Databases of the oldest released step. */
public final class OldDatabase {
    private static final String MANY_EVENTS = """
            INSERT INTO event (tenant, id, at, actor, body, hash)
            SELECT 'riverside', ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, n, 'staff-1', body,
                   sha256(convert_to(body, 'UTF8'))
              FROM (SELECT n, '{"n":' || n || ',"type":"sample","v":1}' AS body
                      FROM generate_series(1, 20000) AS n) AS t
            """;

    private OldDatabase() {}

    /** Makes one that holds something in every store and many events. */
    public static TestDatabase make() throws SQLException, IOException {
        TestDatabase database = TestDatabase.empty();
        Migration.run(database.owner(), Schema.POSTGRES.steps().subList(0, 1), PostgresDialect.INSTANCE);
        TestDatabase.execute(
                database.owner(),
                PostgresUpgradeTest.fixture(Schema.POSTGRES.steps().get(0).version()));
        TestDatabase.execute(database.owner(), MANY_EVENTS);
        return database;
    }

    /** How many steps a database has taken. */
    public static int steps(TestDatabase database) throws SQLException {
        return database.query("SELECT relname FROM pg_class WHERE relname = '" + Schema.HISTORY + "'")
                        .equals("null")
                ? 0
                : Integer.parseInt(database.query(
                        "SELECT count(*) FROM " + Schema.HISTORY + " WHERE success AND version IS NOT NULL"));
    }
}
