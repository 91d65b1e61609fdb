package org.patrondesk.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What sending left in the tables, but for times. */
record Sent(long accepted, long fences, long attempts, long results, long events, long waiting) {
    private static final String READ = """
            SELECT (SELECT count(*) FROM delivery WHERE state = 'accepted' AND NOT open AND attempts = 1),
                   (SELECT sum(fence) FROM delivery),
                   (SELECT count(*) FROM delivery_attempt),
                   (SELECT count(*) FROM delivery_attempt WHERE result = 'accepted' AND reason = '' AND number = 1),
                   (SELECT count(*) FROM event),
                   (SELECT count(*) FROM event_waiting)""";

    static Sent read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            row.next();
            return new Sent(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
        }
    }

    /** Each was posted and accepted at its first attempt, with an event of either; the events wait for their seal. */
    static Sent all(long deliveries) {
        return new Sent(deliveries, deliveries, deliveries, deliveries, 2 * deliveries, 2 * deliveries);
    }
}
