package org.patrondesk.storage.jdbc.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ids;
import org.patrondesk.message.Claim;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.Next;
import org.patrondesk.message.Result;
import org.patrondesk.storage.jdbc.SqlTransaction;

/**
 * The queue in the table of deliveries. Which row may be changed stands in the statement that changes it, so whatever
 * others commit meanwhile is seen or waited for, and nothing has to be run again.
 */
record JdbcDeliveryQueue(SqlTransaction transaction) implements DeliveryQueue {
    private static final String COLUMNS = DeliveryRows.POSTED + DeliveryRows.STANDING;

    private static final String CLAIM = """
            WITH taken (taken_id) AS MATERIALIZED (
                SELECT id FROM delivery
                 WHERE tenant = ? AND channel = ? AND state IN ('waiting', 'sending') AND ready <= NOW_MILLIS
                   AND (state = 'waiting' OR NOT open)
                   AND NOT EXISTS (SELECT 1 FROM delivery_pause AS pause
                                    WHERE pause.tenant = ? AND pause.channel = ? AND pause.ends > NOW_MILLIS)
                 ORDER BY ready, id LIMIT ? PASS_OVER_HELD)
            UPDATE delivery
               SET state = 'sending', since = CASE WHEN since = 0 THEN ready ELSE since END, ready = ? + NOW_MILLIS,
                   fence = fence + 1, open = FALSE
              FROM taken WHERE tenant = ? AND id = taken_id
            RETURNING\s""" + COLUMNS;

    private static final String OVERDUE = "SELECT " + COLUMNS + """
            , NOW_MILLIS FROM delivery
             WHERE tenant = ? AND state = 'sending' AND open AND ready <= NOW_MILLIS
             ORDER BY ready, id LIMIT ? PASS_OVER_HELD""";

    private static final String START = """
            UPDATE delivery SET open = TRUE, attempts = attempts + 1, ready = ? + NOW_MILLIS
             WHERE tenant = ? AND id = ? AND fence = ? AND state = 'sending' AND NOT open AND ready > NOW_MILLIS
            RETURNING attempts, ready, duplicate""";

    private static final String BEGIN = """
            INSERT INTO delivery_attempt (tenant, delivery, number, fence, started, duplicate, reason)
            VALUES (?, ?, ?, ?, ?, ?, '')""";

    private static final String MOVE = """
            UPDATE delivery
               SET state = ?, reason = ?, spent = ?, open = ?, duplicate = ?,
                   ready = CASE WHEN ? THEN since ELSE ? + NOW_MILLIS END, since = CASE WHEN ? THEN since ELSE 0 END
             WHERE tenant = ? AND id = ? AND fence = ? AND (open OR state = 'sending')""";

    private static final String RESULT =
            "UPDATE delivery_attempt SET result = ?, reason = ? WHERE tenant = ? AND delivery = ? AND fence = ?";

    private static final String PAUSE = """
            INSERT INTO delivery_pause (tenant, channel, ends) VALUES (?, ?, ? + NOW_MILLIS)
            ON CONFLICT (tenant, channel) DO UPDATE
               SET ends = CASE WHEN excluded.ends > delivery_pause.ends
                               THEN excluded.ends ELSE delivery_pause.ends END""";

    /** When the first of a channel is ready, and until when the channel is paused; either may be missing. */
    private static final String UNTIL_NEXT = """
            SELECT min(ready) - NOW_MILLIS,
                   (SELECT ends - NOW_MILLIS FROM delivery_pause WHERE tenant = ? AND channel = ?)
              FROM delivery WHERE tenant = ? AND channel = ? AND state IN ('waiting', 'sending')""";

    private static final Comparator<DeliveryRows.Claimed> OLDEST_FIRST = Comparator.comparingInt(
                    (DeliveryRows.Claimed claimed) -> claimed.claim().attempts())
            .thenComparingLong(DeliveryRows.Claimed::since)
            .thenComparing(claimed -> Ids.bytes(claimed.claim().delivery().id()), Arrays::compareUnsigned);

    /** The column behind those of a claim. */
    private static final int GIVEN = 24;

    @Override
    public List<Claim> claim(Channel channel, int most, Duration lease) {
        String tenant = transaction.tenant();
        DeliveryRows rows = new DeliveryRows(transaction);
        long millis = lease.toMillis();
        // Rows that are changed come back in no order.
        List<Claim> claims = transaction
                .changed(
                        CLAIM,
                        row -> rows.claimed(row, millis),
                        tenant,
                        channel.code(),
                        tenant,
                        channel.code(),
                        most,
                        millis,
                        tenant)
                .stream()
                .sorted(OLDEST_FIRST)
                .map(DeliveryRows.Claimed::claim)
                .toList();
        return rows.opened(claims);
    }

    @Override
    public List<Claim> overdue(int most) {
        DeliveryRows rows = new DeliveryRows(transaction);
        return rows.opened(
                transaction.changed(OVERDUE, row -> rows.claim(row, row.getLong(GIVEN)), transaction.tenant(), most));
    }

    /** An attempt that begins. */
    private record Begun(long number, long started, boolean possibleDuplicate) {}

    @Override
    public boolean start(Claim claim, Duration lease) {
        long millis = lease.toMillis();
        List<Begun> begun = transaction.changed(
                START,
                row -> new Begun(row.getLong(1), row.getLong(2) - millis, row.getBoolean(3)),
                millis,
                transaction.tenant(),
                transaction.id(claim.delivery().id()),
                claim.fence());
        begun.forEach(attempt -> transaction.write(
                BEGIN,
                transaction.tenant(),
                transaction.id(claim.delivery().id()),
                attempt.number(),
                claim.fence(),
                attempt.started(),
                attempt.possibleDuplicate()));
        return !begun.isEmpty();
    }

    @Override
    public boolean move(Claim claim, Optional<Result> result, Next next) {
        Object id = transaction.id(claim.delivery().id());
        int moved = transaction.write(
                MOVE,
                next.state().code(),
                next.reason(),
                next.spent(),
                next.open(),
                next.possibleDuplicate(),
                next.givesBack(result),
                next.after().toMillis(),
                next.after().isZero(),
                transaction.tenant(),
                id,
                claim.fence());
        if (moved == 0) {
            return false;
        }
        DeliveryRows rows = new DeliveryRows(transaction);
        result.ifPresent(known -> transaction.write(
                RESULT, known.code(), rows.kept(claim.delivery(), known), transaction.tenant(), id, claim.fence()));
        // Last, so that whoever waits for this row holds it for no longer than a commit takes.
        if (!next.pause().isZero()) {
            transaction.write(
                    PAUSE,
                    transaction.tenant(),
                    claim.delivery().channel().code(),
                    next.pause().toMillis());
        }
        return true;
    }

    @Override
    public Optional<Duration> untilNext(Channel channel) {
        String tenant = transaction.tenant();
        String code = channel.code();
        return transaction
                .first(UNTIL_NEXT, JdbcDeliveryQueue::untilNext, tenant, code, tenant, code)
                .orElseThrow();
    }

    private static Optional<Duration> untilNext(ResultSet row) throws SQLException {
        long ready = row.getLong(1);
        if (row.wasNull()) {
            return Optional.empty();
        }
        long paused = row.getLong(2);
        return Optional.of(Duration.ofMillis(row.wasNull() ? ready : Math.max(ready, paused)));
    }
}
