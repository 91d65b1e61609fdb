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
    static final Duration STEP = Duration.ofSeconds(10);

    /** A clock that was set wrong for seconds would put what recurs off for as far as it was set. */
    private static final long BELIEVED = Duration.ofMinutes(1).toNanos();

    /** In which every other process has come to believe it too. */
    private static final long NEW = Duration.ofMinutes(3).toNanos();

    /** When in between the clock was read is not known; what took longer says too little. */
    private static final long TELLING = Duration.ofSeconds(1).toNanos();

    private static final int MOST_MORE = 2;

    private final String query;
    private final LongSupplier nanos;
    private volatile @Nullable Reading known;
    private @Nullable Reading doubted;
    private long since;

    /** What a clock showed when this machine had counted so far. */
    private record Reading(Instant at, long nanos, long took) {
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

    /** Reads the database's time. Another than the one known is believed when it has lasted a minute. */
    void read(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            Reading quickest = read(statement);
            for (int more = 0; more < MOST_MORE && quickest.took() > TELLING; more++) {
                Reading next = read(statement);
                quickest = next.took() < quickest.took() ? next : quickest;
            }
            take(quickest);
        }
    }

    private Reading read(Statement statement) throws SQLException {
        // Not while the pool or the server let us wait for a connection.
        long before = nanos.getAsLong();
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            long took = nanos.getAsLong() - before;
            return new Reading(Instant.ofEpochMilli(row.getLong(1)), before + took / 2, took);
        }
    }

    private synchronized void take(Reading reading) {
        Reading before = known;
        if (before == null) {
            begin(reading);
        } else if (reading.took() > TELLING && reading.nanos - before.nanos < BELIEVED) {
            return;
        } else if (before.fits(reading)) {
            known = reading;
            doubted = null;
        } else {
            doubt(reading);
        }
    }

    private void doubt(Reading reading) {
        Reading other = doubted;
        if (other == null || !other.fits(reading)) {
            doubted = reading;
        } else if (reading.nanos - other.nanos >= BELIEVED) {
            LOG.warn("The database's clock was set to another time; due work goes by it from now on.");
            begin(reading);
        }
    }

    private void begin(Reading reading) {
        known = reading;
        doubted = null;
        since = reading.nanos;
    }

    /** Whether this clock is gone by for so short a time that other processes may still go by another. */
    synchronized boolean isNew() {
        return known != null && nanos.getAsLong() - since < NEW;
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
