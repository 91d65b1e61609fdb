package org.patrondesk.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A worker that sends deliveries with plain JDBC: it claims 20 at a time in one transaction, and for each writes
 * the attempt in one and its result with the event in another, as the SDK does. One thread.
 */
final class BareSending implements AutoCloseable {
    private static final long LEASE = 120_000;

    private static final String BEGUN = "SELECT id FROM delivery WHERE tenant = ? AND state = 'sending' AND open"
            + " AND ready <= ? ORDER BY ready, id LIMIT 20";

    private static final String CLAIM = """
            WITH taken AS MATERIALIZED (
                SELECT id FROM delivery
                 WHERE tenant = ? AND channel = 'email' AND state IN ('waiting', 'sending') AND ready <= ?
                 ORDER BY ready, id LIMIT 20 PASS_OVER)
            UPDATE delivery SET state = 'sending', since = ready, ready = ?, fence = fence + 1
             WHERE tenant = ? AND id IN (SELECT id FROM taken)
            RETURNING *""";

    private static final String START =
            "UPDATE delivery SET open = TRUE, attempts = 1, ready = ? WHERE tenant = ? AND id = ? AND fence = 1";

    private static final String ATTEMPT = """
            INSERT INTO delivery_attempt (tenant, delivery, number, fence, started, duplicate, reason)
            VALUES (?, ?, 1, 1, ?, FALSE, '')""";

    private static final String END =
            "UPDATE delivery SET state = 'accepted', open = FALSE, ready = ? WHERE tenant = ? AND id = ? AND fence = 1";

    private static final String RESULT =
            "UPDATE delivery_attempt SET result = 'accepted' WHERE tenant = ? AND delivery = ? AND number = 1";

    private final Connection connection;
    private final Place place;
    private final BareTable events;
    private final BareTable waiting;
    private final AtomicInteger nextEvent;
    private final List<BareColumn> columns;
    private final String tenant;
    private final PreparedStatement begun;
    private final PreparedStatement claim;
    private final PreparedStatement start;
    private final PreparedStatement attempt;
    private final PreparedStatement end;
    private final PreparedStatement result;
    private final PreparedStatement event;
    private final PreparedStatement wait;

    /**
     * Prepares a worker.
     *
     * @param sent what the SDK wrote when it sent; its events are written again
     * @param next of these events, for all workers
     * @param place what it says at the start of each transaction, and what passes over rows that another worker holds
     */
    BareSending(Connection connection, Written sent, AtomicInteger next, Place place) throws SQLException {
        this.connection = connection;
        this.place = place;
        this.events = sent.events("delivery-accepted");
        this.waiting = sent.waiting(events);
        this.nextEvent = next;
        this.columns = sent.table("delivery").columns();
        this.tenant = String.valueOf(events.rows().get(0)[0]);
        this.begun = connection.prepareStatement(BEGUN);
        this.claim = connection.prepareStatement(CLAIM.replace("PASS_OVER", place.passOver()));
        this.start = connection.prepareStatement(START);
        this.attempt = connection.prepareStatement(ATTEMPT);
        this.end = connection.prepareStatement(END);
        this.result = connection.prepareStatement(RESULT);
        this.event = events.prepare(connection);
        this.wait = waiting.prepare(connection);
    }

    /** Sends until nothing is left; answers how many it sent. */
    int sendAll() throws SQLException {
        int all = 0;
        List<Object> claimed;
        do {
            lookForBegun();
            claimed = claim();
            for (Object id : claimed) {
                begin(id);
                end(id);
            }
            all += claimed.size();
        } while (!claimed.isEmpty());
        return all;
    }

    private void lookForBegun() throws SQLException {
        place.begin(connection);
        begun.setString(1, tenant);
        begun.setLong(2, System.currentTimeMillis());
        try (ResultSet rows = begun.executeQuery()) {
            if (rows.next()) {
                throw new IllegalStateException("A worker left an attempt behind.");
            }
        }
        connection.commit();
    }

    private List<Object> claim() throws SQLException {
        place.begin(connection);
        long now = System.currentTimeMillis();
        claim.setString(1, tenant);
        claim.setLong(2, now);
        claim.setLong(3, now + LEASE);
        claim.setString(4, tenant);
        List<Object> claimed = new ArrayList<>();
        try (ResultSet rows = claim.executeQuery()) {
            while (rows.next()) {
                claimed.add(idOfWhole(rows));
            }
        }
        connection.commit();
        return claimed;
    }

    /** Reads all columns, as whoever sends needs them. */
    private Object idOfWhole(ResultSet row) throws SQLException {
        @Nullable Object id = null;
        for (int i = 0; i < columns.size(); i++) {
            Object value = columns.get(i).get(row, i + 1);
            id = i == 1 ? value : id;
        }
        return Objects.requireNonNull(id);
    }

    private void begin(Object id) throws SQLException {
        place.begin(connection);
        long now = System.currentTimeMillis();
        start.setLong(1, now + LEASE);
        bindKey(start, 2, id);
        start.executeUpdate();
        bindKey(attempt, 1, id);
        attempt.setLong(3, now);
        attempt.executeUpdate();
        connection.commit();
    }

    private void end(Object id) throws SQLException {
        place.begin(connection);
        end.setLong(1, System.currentTimeMillis());
        bindKey(end, 2, id);
        end.executeUpdate();
        bindKey(result, 1, id);
        result.executeUpdate();
        int next = nextEvent.getAndIncrement();
        events.insert(event, next, 1);
        waiting.insert(wait, next, 1);
        connection.commit();
    }

    private void bindKey(PreparedStatement statement, int place, Object id) throws SQLException {
        statement.setString(place, tenant);
        columns.get(1).set(statement, place + 1, id);
    }

    /** Closes the statements; the connection is its opener's to close. */
    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : List.of(begun, claim, start, attempt, end, result, event, wait)) {
            statement.close();
        }
    }
}
