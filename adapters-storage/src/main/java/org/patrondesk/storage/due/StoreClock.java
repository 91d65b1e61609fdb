package org.patrondesk.storage.due;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.patrondesk.journal.StorageUnavailable;

/**
 * The time of a database that many hosts share, so that a host whose clock is wrong, or jumps, neither picks tasks too early
 * nor leaves them where nobody finds them.
 *
 * <p>Asked for once a second; in between, and while the database cannot be reached, it is told by how long ago the last answer
 * was. Safe for use by many threads.
 */
public final class StoreClock implements Clock {
    private static final String QUESTION = "SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint";
    private static final long ASK_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final DataSource database;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Reading last;

    /** An answer, and when it came by this machine's count, which no setting of its clock changes. */
    private record Reading(Instant at, long nanos) {
        Instant now() {
            return at.plusNanos(System.nanoTime() - nanos);
        }
    }

    private StoreClock(DataSource database, Reading first) {
        this.database = database;
        this.last = first;
    }

    /**
     * The clock of a PostgreSQL database.
     *
     * @throws StorageUnavailable retryable, when the database cannot be asked
     */
    public static StoreClock of(DataSource database) {
        try {
            return new StoreClock(database, ask(database));
        } catch (SQLException e) {
            throw new StorageUnavailable("The database's time cannot be read now; repeat it later.", null, true);
        }
    }

    private static Reading ask(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUESTION)) {
            row.next();
            Reading reading = new Reading(Instant.ofEpochMilli(row.getLong(1)), System.nanoTime());
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return reading;
        }
    }

    @Override
    public Instant now() {
        if (System.nanoTime() - last.nanos() > ASK_EVERY && asking.tryLock()) {
            try {
                last = ask(database);
            } catch (SQLException unreachable) {
                // Whatever needs the database now fails by itself.
                last = new Reading(last.now(), System.nanoTime());
            } finally {
                asking.unlock();
            }
        }
        return last.now();
    }
}
