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
    private final Map<Tenant, Instant> seen = new ConcurrentHashMap<>();

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
        Instant before = seen.get(tenant);
        return before != null && !now.isBefore(before) && now.isBefore(before.plus(SURE));
    }

    private void ensure(Transaction transaction, Tenant tenant, Instant now) {
        if (!transaction.store(DueTasks.class).schedule(kind, KEY, now)) {
            seen.put(tenant, now);
        }
    }
}
