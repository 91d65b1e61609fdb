package org.patrondesk.storage.due;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Tasks of a database whose clock was set back: what recurs waits for times that are far now, and processes that died seem to
 * live until then. What recurs is run at once instead, and looks after all else.
 */
final class SetBack {
    /** Only what was run later than now: a task may be due in a year because it is meant to be. */
    private static final String RECURRING = "UPDATE " + DueTable.NAME + " SET execution_time = ?, version = version + 1"
            + " WHERE execution_time > ? AND NOT picked AND (last_success > ? OR last_failure > ?)";

    private static final String LIVING =
            "UPDATE " + DueTable.NAME + " SET last_heartbeat = ? WHERE picked AND last_heartbeat > ?";

    private SetBack() {}

    /** Does nothing where the clock was not set back; again, nothing more. */
    static void mend(DataSource database, Instant now) throws SQLException {
        // Clocks of processes that know nothing of each other differ by less.
        long later = now.plus(StoreClock.STEP).toEpochMilli();
        try (Connection connection = database.getConnection()) {
            update(connection, RECURRING, now.toEpochMilli(), later, later, later);
            update(connection, LIVING, now.toEpochMilli(), later);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    private static void update(Connection connection, String sql, long... times) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < times.length; i++) {
                statement.setLong(i + 1, times[i]);
            }
            statement.executeUpdate();
        }
    }
}
