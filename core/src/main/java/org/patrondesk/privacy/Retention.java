package org.patrondesk.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.message.Deliveries;

/**
 * Removes from the stores what is about people when its time is over, and leaves the rest of each record: branch, channel, hour,
 * outcome, rule and typed facts. Safe for use by many threads and processes.
 *
 * <p>Counters are written when things happen, so no number changes. The clock of the host or of the store may be wrong: what is
 * removed was over by both.
 */
public final class Retention {
    /** From so many records at a time, each time in a transaction of its own: what was cut off goes on where it stopped. */
    public static final int MOST = 1_000;

    private final Tools tools;
    private final RetentionSchedule schedule;
    private final ActorContext context;

    public Retention(Tools tools, RetentionSchedule schedule, ActorContext context) {
        this.tools = tools;
        this.schedule = schedule;
        this.context = context;
    }

    /**
     * Removes all that is over, within the actor's reach; what it removes stands in the journal, as numbers.
     *
     * @return how it stands at the end: what fell due meanwhile is told as overdue, and the next run removes it
     * @throws org.patrondesk.access.AccessDenied when the actor may not do so
     * @throws org.patrondesk.journal.StorageUnavailable when the store cannot be used now; what was removed stays so
     */
    public RetentionReport run() {
        Scope scope = tools.guard().permit(context, Permission.ENFORCE_RETENTION);
        Map<Keeping, Long> removed = new EnumMap<>(Keeping.class);
        for (Keeping keeping : Keeping.values()) {
            int next;
            do {
                next = tools.storage().write(scope, transaction -> expire(transaction, keeping));
                removed.merge(keeping, (long) next, Long::sum);
            } while (next == MOST);
        }
        return tools.storage().read(scope, transaction -> report(transaction, removed));
    }

    private int expire(Transaction transaction, Keeping keeping) {
        Instant before = schedule.before(keeping, now(transaction));
        int rows = transaction.store(Retained.class).expire(keeping, before, MOST);
        if (rows > 0) {
            tools.journal()
                    .append(
                            transaction,
                            List.of(StoredObject.of("retention-enforced", 1)
                                    .with("keeping", keeping.code())
                                    .with("before", before.toString())
                                    .with("rows", (long) rows)));
        }
        return rows;
    }

    /**
     * Looks what is overdue within the actor's reach, and removes nothing.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not see it
     */
    public RetentionReport report() {
        Scope scope = tools.guard().permit(context, Permission.READ_RETENTION);
        return tools.storage().read(scope, transaction -> report(transaction, Map.of()));
    }

    /** All of it as of one moment. */
    private RetentionReport report(Transaction transaction, Map<Keeping, Long> removed) {
        Instant now = now(transaction);
        List<RetentionReport.Line> lines = new ArrayList<>();
        for (Keeping keeping : Keeping.values()) {
            Instant before = schedule.before(keeping, now);
            lines.add(new RetentionReport.Line(
                    keeping,
                    schedule.periods().getOrDefault(keeping, keeping.atMost()),
                    removed.getOrDefault(keeping, 0L),
                    before,
                    transaction.store(Retained.class).overdue(keeping, before)));
        }
        return new RetentionReport(now, lines);
    }

    private Instant now(Transaction transaction) {
        return now(transaction, tools.journal().now());
    }

    /** What both clocks agree has passed. */
    static Instant now(Transaction transaction, Instant host) {
        Instant store = transaction.store(Deliveries.class).now();
        return host.isBefore(store) ? host : store;
    }
}
