package org.patrondesk.measure;

import java.util.function.Consumer;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Permission;
import org.patrondesk.journal.Storage;

/** Reads counters for an actor. Safe for use by many threads. */
public final class CounterReading {
    private final Storage storage;
    private final Guard guard;
    private final ActorContext context;

    public CounterReading(Storage storage, Guard guard, ActorContext context) {
        this.storage = storage;
        this.guard = guard;
        this.context = context;
    }

    /**
     * Hands over the sums within the actor's branches, ordered by counter, branch, day and label.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not read counters
     */
    public void each(Consumer<Delta> to) {
        storage.read(guard.permit(context, Permission.READ_COUNTERS), transaction -> {
            transaction.store(Counters.class).each(to);
            return true;
        });
    }
}
