package org.patrondesk;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Permission;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.TaskHandler;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.library.Tenant;
import org.patrondesk.message.DeliveryWork;

/**
 * What the desk does by itself: it sends what was posted and seals the journals.
 *
 * <p>Any number of processes may do the work of one store; what one of them leaves behind another takes over. Safe for use
 * by many threads.
 */
public final class Work {
    /** How often a journal is sealed. */
    public static final Duration SEAL_EVERY = Duration.ofSeconds(10);

    static final String SEAL = "seal";

    private final PatronDesk desk;
    private TaskRunner.@Nullable Running running;
    private boolean closed;

    Work(PatronDesk desk) {
        this.desk = desk;
    }

    /**
     * Does on the caller's thread what is due now, until nothing is.
     *
     * @return how many tasks were run
     * @throws org.patrondesk.journal.StorageUnavailable when the store cannot be used now
     */
    public int runDue() {
        Map<String, TaskHandler> handlers = handlers(1);
        int all = 0;
        int now;
        do {
            now = desk.storage().tasks().runDue(handlers);
            all += now;
        } while (now > 0);
        return all;
    }

    /**
     * Does the work as it falls due, in the background, until this is closed.
     *
     * @param executor the caller's, to shut down after closing
     * @param most how many tasks may run at a time, at most as many as the executor has threads less one; one tenant is given
     *     a quarter of them for its deliveries, so that its thousands never keep another's one waiting
     * @throws IllegalStateException when it was started or closed before
     */
    public synchronized void start(ExecutorService executor, int most) {
        if (running != null || closed) {
            throw new IllegalStateException("This work was started or closed before; ask the desk for another.");
        }
        running = desk.storage().tasks().start(handlers(Math.max(1, most / 4)), executor, most);
    }

    /**
     * Begins nothing more and lets what runs come to its end, for so long at most; what is then cut off is taken over later.
     * Closing twice does nothing.
     */
    public synchronized void close(Duration atMost) {
        closed = true;
        if (running != null) {
            running.close(atMost);
        }
    }

    private Map<String, TaskHandler> handlers(int mostOfTenant) {
        TaskHandler deliveries = new DeliveryWork(
                tenant -> job(tenant, "courier", Permission.DELIVER).sending(), mostOfTenant);
        return Map.of(DeliveryWork.KIND, deliveries, SEAL, this::seal);
    }

    private Optional<Duration> seal(DueTask task) {
        job(task.tenant(), "sealer", Permission.SEAL_JOURNAL).sealing().seal();
        return Optional.of(SEAL_EVERY);
    }

    private Session job(Tenant tenant, String name, Permission grant) {
        return desk.as(new Actor.SystemActor(tenant, name, Set.of(grant)));
    }
}
