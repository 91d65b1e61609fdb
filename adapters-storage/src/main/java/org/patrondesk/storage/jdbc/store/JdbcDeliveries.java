package org.patrondesk.storage.jdbc.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Attempt;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Next;
import org.patrondesk.message.QueueState;
import org.patrondesk.person.Subject;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** Deliveries in a table, and every attempt to send one in another. */
record JdbcDeliveries(SqlTransaction transaction) implements Deliveries {
    private static final String ADD = """
            INSERT INTO delivery (
                tenant, id, at, branch, channel, recipient, subject, text, message_class, repetition, due, expires,
                about_kind, about_id, state, reason, ready, since, fence, attempts, spent, open, duplicate,
                person, purpose)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', '', coalesce(?, NOW_MILLIS), 0, 0, 0, 0,
                    FALSE, FALSE, ?, ?)""";

    private static final String SELECT =
            "SELECT " + DeliveryRows.POSTED + DeliveryRows.STANDING + " FROM delivery WHERE tenant = ?";

    private static final String FIND = SELECT + " AND id = ?";

    private static final String ATTEMPTS = """
            SELECT number, fence, started, duplicate, result, reason
              FROM delivery_attempt WHERE tenant = ? AND delivery = ? ORDER BY number""";

    private static final String DECIDE = """
            UPDATE delivery
               SET state = ?, reason = ?, ready = ? + NOW_MILLIS, since = 0, fence = fence + 1, spent = ?, open = ?,
                   duplicate = ?
             WHERE tenant = ? AND id = ? AND fence = ? AND state IN ('unknown', 'failed')""";

    private static final String IN_QUEUE = " AND state IN ('waiting', 'sending')";
    private static final String FOR_A_PERSON = " AND state IN ('unknown', 'failed')";

    /** With the time since when the oldest has been due that nobody has. */
    private static final String COUNT = """
            SELECT state, count(*),
                   NOW_MILLIS - min(CASE WHEN ready > NOW_MILLIS THEN NULL WHEN since = 0 THEN ready ELSE since END)
              FROM delivery WHERE tenant = ?""";

    private static final String RESTING =
            "SELECT channel, ends - NOW_MILLIS FROM delivery_pause WHERE tenant = ? AND ends > NOW_MILLIS";

    private static final String NOW = "SELECT NOW_MILLIS";

    @Override
    public void add(List<Delivery> deliveries) {
        transaction.checkWithin(deliveries, Delivery::branch);
        DeliveryRows rows = new DeliveryRows(transaction);
        rows.prepare(deliveries);
        transaction.writeAll(ADD, deliveries, rows::bind);
    }

    @Override
    public Optional<DeliveryStatus> find(UUID id) {
        return bare(id).map(found -> new DeliveryStatus(
                found.delivery(), found.state(), found.reason(), found.version(), found.ready(), attempts(id)));
    }

    private Optional<DeliveryStatus> bare(UUID id) {
        return transaction
                .first(FIND, new DeliveryRows(transaction)::status, transaction.tenant(), transaction.id(id))
                .filter(found -> transaction.scope().covers(found.delivery().branch()));
    }

    private List<Attempt> attempts(UUID id) {
        List<Attempt> attempts = new ArrayList<>();
        DeliveryRows rows = new DeliveryRows(transaction);
        transaction.each(
                ATTEMPTS,
                new Object[] {transaction.tenant(), transaction.id(id)},
                row -> attempts.add(rows.attempt(id, row)));
        return attempts;
    }

    @Override
    public void each(DeliveryState state, Consumer<DeliveryStatus> to) {
        // Without these words the partial indexes are not considered.
        String narrower = state.isQueued() ? IN_QUEUE : state.isForAPerson() ? FOR_A_PERSON : "";
        DeliveryRows rows = new DeliveryRows(transaction);
        transaction.each(
                SELECT + narrower + " AND state = ?" + transaction.branchClause() + " ORDER BY id",
                transaction.withBranches(List.of(transaction.tenant(), state.code())),
                row -> to.accept(rows.status(row)));
    }

    @Override
    public void about(Subject.Pseudonym person, Consumer<DeliveryStatus> to) {
        DeliveryRows rows = new DeliveryRows(transaction);
        transaction.each(
                SELECT + " AND person = ?" + transaction.branchClause() + " ORDER BY id",
                transaction.withBranches(List.of(transaction.tenant(), person.code())),
                row -> to.accept(rows.status(row)));
    }

    @Override
    public boolean decide(UUID id, long version, Next next) {
        // The branch never changes; all else is looked at in the statement that changes it.
        return bare(id).isPresent()
                && transaction.write(
                                DECIDE,
                                next.state().code(),
                                next.reason(),
                                next.after().toMillis(),
                                next.spent(),
                                next.open(),
                                next.possibleDuplicate(),
                                transaction.tenant(),
                                transaction.id(id),
                                version)
                        == 1;
    }

    @Override
    public QueueState queue() {
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        long oldest = -1;
        for (Counted counted : counted(IN_QUEUE)) {
            counts.put(counted.state(), counted.count());
            oldest = Math.max(oldest, counted.oldest());
        }
        counted(FOR_A_PERSON).forEach(counted -> counts.put(counted.state(), counted.count()));
        return new QueueState(
                counts.getOrDefault(DeliveryState.WAITING, 0L),
                counts.getOrDefault(DeliveryState.SENDING, 0L),
                counts.getOrDefault(DeliveryState.UNKNOWN, 0L),
                counts.getOrDefault(DeliveryState.FAILED, 0L),
                oldest < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(oldest)),
                resting());
    }

    /** @param oldest for how many milliseconds the oldest that nobody has has been due; negative when there is none */
    private record Counted(DeliveryState state, long count, long oldest) {}

    private List<Counted> counted(String which) {
        List<Counted> counted = new ArrayList<>();
        transaction.each(
                COUNT + which + transaction.branchClause() + " GROUP BY state",
                transaction.withBranches(List.of(transaction.tenant())),
                row -> {
                    long oldest = row.getLong(3);
                    boolean none = row.wasNull();
                    counted.add(
                            new Counted(DeliveryState.ofCode(row.getString(1)), row.getLong(2), none ? -1 : oldest));
                });
        return counted;
    }

    private Map<Channel, Duration> resting() {
        Map<Channel, Duration> resting = new EnumMap<>(Channel.class);
        transaction.each(
                RESTING,
                new Object[] {transaction.tenant()},
                row -> resting.put(Channel.ofCode(row.getString(1)).orElseThrow(), Duration.ofMillis(row.getLong(2))));
        return resting;
    }

    @Override
    public Instant now() {
        return transaction
                .first(NOW, row -> Instant.ofEpochMilli(row.getLong(1)))
                .orElseThrow();
    }
}
