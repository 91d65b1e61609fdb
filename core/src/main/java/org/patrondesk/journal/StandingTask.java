package org.patrondesk.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.patrondesk.library.Tenant;

/**
 * Gives each tenant a task that recurs as long as the tenant lives: scheduled with the first event that asks for it. Safe for
 * use by many threads.
 */
public final class StandingTask implements Reaction {
    /** The key of such a task. */
    public static final String KEY = "watch";

    /** What a transaction saw may be taken back with it, so nobody is sure for long. */
    private static final Duration SURE = Duration.ofMinutes(1);

    private final String kind;
    private final Predicate<Event> asking;
    private final Map<Tenant, Look> looks = new ConcurrentHashMap<>();

    /**
     * A look whether a tenant has its task.
     *
     * @param found whether it was there; what was put there just now may be taken back, and for a minute it tells nothing
     */
    private record Look(Instant at, boolean found) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(SURE));
        }
    }

    public StandingTask(String kind, Predicate<Event> asking) {
        this.kind = kind;
        this.asking = asking;
    }

    @Override
    public void on(List<Event> events, Transaction transaction) {
        Tenant tenant = transaction.scope().tenant();
        for (Event event : events) {
            if (asking.test(event)) {
                if (!isSure(tenant, event.at())) {
                    ensure(transaction, tenant, event.at());
                }
                return;
            }
        }
    }

    private boolean isSure(Tenant tenant, Instant now) {
        Look last = looks.get(tenant);
        return last != null && last.found() && last.isFresh(now);
    }

    /** At once, whatever the host's clock says: the store's may be another. */
    private void ensure(Transaction transaction, Tenant tenant, Instant now) {
        boolean added = transaction.store(DueTasks.class).schedule(kind, KEY, Instant.EPOCH);
        looks.compute(
                tenant,
                (same, last) ->
                        added || last == null || last.found() || !last.isFresh(now) ? new Look(now, !added) : last);
    }
}
