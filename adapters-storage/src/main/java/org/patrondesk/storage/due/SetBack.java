package org.patrondesk.storage.due;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.patrondesk.journal.StandingTask;

/**
 * Tasks of a database whose clock was set back, which wait for times that are far now. Standing tasks are run at once, and
 * look after all else; processes that died are not taken for living because of what they said before.
 */
final class SetBack {
    /** Clocks of processes that know nothing of each other differ by less. */
    private static final Duration ALIKE = Duration.ofMinutes(1);

    /** Only what was run later than now: a task may be due in a year because it is meant to be. */
    private static final String STANDING = "UPDATE " + DueTable.NAME + " SET execution_time = ?, version = version + 1"
            + " WHERE execution_time > ? AND NOT picked AND (last_success > ? OR last_failure > ?)"
            + " AND task_instance LIKE '%" + DueTable.SEPARATOR + StandingTask.KEY + "'";

    private static final String LIVING =
            "UPDATE " + DueTable.NAME + " SET last_heartbeat = ? WHERE picked AND last_heartbeat > ?";

    private SetBack() {}

    /** Does nothing where the clock was never set back; again, nothing more. */
    static void mend(DataSource database, Instant now) throws SQLException {
        long later = now.plus(ALIKE).toEpochMilli();
        try (Connection connection = database.getConnection()) {
            boolean alone = connection.getAutoCommit();
            update(connection, STANDING, now.toEpochMilli(), later, later, later);
            update(connection, LIVING, now.toEpochMilli(), later);
            if (!alone) {
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
