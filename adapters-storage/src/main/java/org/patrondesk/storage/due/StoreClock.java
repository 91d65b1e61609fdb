package org.patrondesk.storage.due;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database's time, whatever this machine's clock shows: read now and then, and counted on in between by what no setting of
 * a clock moves. Safe for use by many threads.
 */
final class StoreClock implements Clock {
    private static final Logger LOG = LoggerFactory.getLogger(StoreClock.class);

    /** Readings that differ by less are of one clock. */
    private static final Duration STEP = Duration.ofSeconds(10);

    /** A clock that was set wrong for seconds would put what recurs off for as far as it was set. */
    private static final Duration BELIEVED = Duration.ofMinutes(1);

    /** When in between the clock was read is not known; what took longer says too little. */
    private static final Duration TELLING = Duration.ofSeconds(1);

    private final String query;
    private final LongSupplier nanos;
    private volatile @Nullable Reading known;
    private @Nullable Reading doubted;

    /** What a clock showed when this machine had counted so far. */
    private record Reading(Instant at, long nanos) {
        Instant after(long later) {
            return at.plusNanos(later - nanos);
        }

        boolean fits(Reading later) {
            return Duration.between(after(later.nanos), later.at).abs().compareTo(STEP) < 0;
        }
    }

    /**
     * A clock without a reading yet.
     *
     * @param query answers the database's time in milliseconds of UTC
     * @param nanos counts on steadily, from anywhere
     */
    StoreClock(String query, LongSupplier nanos) {
        this.query = query;
        this.nanos = nanos;
    }

    /**
     * Reads the database's time. Another than the one known is believed when it has lasted a minute.
     *
     * @return whether it goes by another clock from now on, the first one too
     */
    boolean read(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // Not while the pool or the server let us wait for a connection.
            long before = nanos.getAsLong();
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                long took = nanos.getAsLong() - before;
                if (known != null && took > TELLING.toNanos()) {
                    return false;
                }
                return take(Instant.ofEpochMilli(row.getLong(1)), before + took / 2);
            }
        }
    }

    private synchronized boolean take(Instant at, long counted) {
        Reading reading = new Reading(at, counted);
        Reading before = known;
        if (before == null || before.fits(reading)) {
            known = reading;
            doubted = null;
            return before == null;
        }
        Reading other = doubted;
        if (other == null || !other.fits(reading)) {
            doubted = reading;
            return false;
        }
        if (counted - other.nanos < BELIEVED.toNanos()) {
            return false;
        }
        LOG.warn("The database's clock was set to another time; due work goes by it from now on.");
        known = reading;
        doubted = null;
        return true;
    }

    @Override
    public Instant now() {
        Reading last = known;
        if (last == null) {
            throw new IllegalStateException("The database's time was not read yet.");
        }
        return last.after(nanos.getAsLong());
    }
}
