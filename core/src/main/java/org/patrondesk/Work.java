package org.patrondesk;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorVerifier;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.TaskHandler;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.library.Tenant;
import org.patrondesk.message.DeliveryWork;
import org.patrondesk.message.Sending;
import org.patrondesk.privacy.RetentionRound;
import org.patrondesk.seal.Seal;

/**
 * What the desk does by itself: it sends what was posted, seals the journals, and removes what must not be kept any longer.
 *
 * <p>Any number of processes may do the work of one store; what one of them leaves behind another takes over. Safe for use
 * by many threads.
 */
public final class Work {
    /** How long after one seal the next is made: with the time until somebody looks, and the seal's own, within ten. */
    public static final Duration SEAL_EVERY = Duration.ofSeconds(5);

    /** The same where as many events wait as a seal covers, or soon will. */
    private static final Duration SEAL_SOON = Duration.ofSeconds(1);

    /** How often is looked what about people must go; a day late is an alarm. */
    public static final Duration RETENTION_EVERY = Duration.ofHours(1);

    static final String SEAL = "seal";
    static final String RETENTION = "retention";

    /** The desk vouches for its own jobs; {@link Roles} say how little each may do. */
    private static final ActorVerifier<Actor.SystemActor> JOBS = Identity::of;

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
     * @throws IllegalStateException within a transaction of the desk's storage
     * @throws org.patrondesk.journal.StorageUnavailable when the store cannot be used now; of several databases, none
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
     * Does the work as it falls due, in the background, until this is closed; what cannot be reached now as soon as it can.
     *
     * @param executor the caller's, to shut down after closing; it runs what it takes, and refuses what it does not take with
     *     {@link java.util.concurrent.RejectedExecutionException}: what it discarded unsaid would be waited for
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
     * Closing again waits likewise for what still runs.
     */
    public synchronized void close(Duration atMost) {
        closed = true;
        if (running != null) {
            running.close(atMost);
        }
    }

    /** Without a courier the wakes of deliveries are left for processes that have one. */
    private Map<String, TaskHandler> handlers(int mostOfTenant) {
        if (desk.couriers().isEmpty()) {
            return Map.of(SEAL, this::seal, RETENTION, this::retention);
        }
        TaskHandler deliveries = new DeliveryWork(new Deliverers(), mostOfTenant);
        return Map.of(
                DeliveryWork.KIND,
                deliveries,
                DeliveryWork.MORE,
                deliveries,
                SEAL,
                this::seal,
                RETENTION,
                this::retention);
    }

    private static Actor.SystemActor courier(Tenant tenant) {
        return new Actor.SystemActor(tenant, Roles.COURIER);
    }

    private final class Deliverers implements DeliveryWork.Deliverers {
        @Override
        public Sending sending(Tenant tenant) {
            return desk.as(JOBS, courier(tenant)).sending();
        }

        @Override
        public <R> R tasks(Tenant tenant, Function<DueTasks, R> work) {
            Scope scope = desk.guard().permit(desk.context(JOBS, courier(tenant)), Permission.DELIVER);
            return desk.storage().contend(scope, transaction -> work.apply(transaction.store(DueTasks.class)));
        }
    }

    private Optional<Duration> retention(DueTask task) {
        Session job = desk.as(JOBS, new Actor.SystemActor(task.tenant(), Roles.RETENTION));
        // What is left to do stands in Health.
        RetentionRound.of(job.retention(), job.dossiers());
        return Optional.of(RETENTION_EVERY);
    }

    private Optional<Duration> seal(DueTask task) {
        long sealed = desk.as(JOBS, new Actor.SystemActor(task.tenant(), Roles.SEALER))
                .sealing()
                .seal();
        // Half of them: whoever comes at this pace has the other half ready when the next seal is made.
        return Optional.of(sealed < Seal.MOST / 2 ? SEAL_EVERY : SEAL_SOON);
    }
}
