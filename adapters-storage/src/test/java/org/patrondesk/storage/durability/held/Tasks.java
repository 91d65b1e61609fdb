package org.patrondesk.storage.durability.held;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.Storage;
import org.patrondesk.message.DeliveryWork;
import org.patrondesk.testkit.Sample;

/** The due tasks of deliveries. No store lists them, but one that waits already cannot be scheduled anew. */
public final class Tasks {
    private Tasks() {}

    /** Takes back what was scheduled to find out. */
    private static final class Back extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static List<DueTask> of(Storage storage, Scope scope) {
        List<UUID> deliveries = storage.read(
                scope,
                transaction -> Look.deliveries(transaction).stream()
                        .map(status -> status.delivery().id())
                        .toList());
        List<DueTask> found = new ArrayList<>();
        try {
            storage.write(scope, transaction -> {
                found.clear();
                DueTasks tasks = transaction.store(DueTasks.class);
                for (UUID delivery : deliveries) {
                    if (!tasks.schedule(DeliveryWork.KIND, delivery.toString(), Sample.FAR_AHEAD)) {
                        found.add(new DueTask(scope.tenant(), DeliveryWork.KIND, delivery.toString()));
                    }
                }
                throw new Back();
            });
        } catch (Back expected) {
            // Nothing is changed by looking.
        }
        return found;
    }
}
