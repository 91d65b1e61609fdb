package org.patrondesk.message;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.StandingTask;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.TaskHandler;
import org.patrondesk.library.Tenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes rounds of sending when due work wakes it, fairly among tenants: a tenant has at most so many rounds at a time in this
 * process, and goes behind the others after two seconds. Safe for use by many threads.
 *
 * <p>Each message leaves a wake of its own, and one round does for all of them, so whoever is woken takes the others away
 * first. Whoever finds as much as a round holds calls for two more, so that soon everybody works on what is there. A watch
 * looks whether anything is ready that nobody was woken for, and calls for one more each time.
 */
public final class DeliveryWork implements TaskHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWork.class);

    /** The kind of task that wakes it. */
    public static final String KIND = "deliver";

    /** The kind of task by which it is called to work on what another has found. */
    public static final String MORE = "deliver-more";

    /** More calls than any number of processes answers. */
    private static final int MOST_CALLS = 62;

    /** More than may be held up at a time; whoever finds much calls others. */
    private static final int CALLED_BY_WATCH = 8;

    private static final Pattern CALL = Pattern.compile("n-([0-9]{1,2})");

    private static final int WITHDRAWN_AT_A_TIME = 50_000;
    private static final Duration IN_A_ROW = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration CALL_AGAIN = Duration.ofSeconds(2);
    private static final Duration OFTEN = Duration.ofSeconds(15);

    private final Deliverers deliverers;
    private final int most;
    private final Map<Tenant, Turns> turns = new HashMap<>();
    private final Set<Tenant> withdrawing = ConcurrentHashMap.newKeySet();

    /** What is worked with for each tenant. Implementations are safe for use by many threads. */
    public interface Deliverers {
        /** Sends the tenant's deliveries. */
        Sending sending(Tenant tenant);

        /** Does something with the tenant's due tasks in a transaction of those who contend. */
        <R> R tasks(Tenant tenant, Function<DueTasks, R> work);
    }

    /**
     * Work for every tenant of a process.
     *
     * @param most how many rounds of one tenant may be under way at a time, 1 or more
     */
    public DeliveryWork(Deliverers deliverers, int most) {
        this.deliverers = deliverers;
        this.most = most;
    }

    @Override
    public Optional<Duration> run(DueTask task) {
        Sending sending = deliverers.sending(task.tenant());
        if (task.key().equals(StandingTask.KEY)) {
            return Optional.of(watch(task.tenant(), sending));
        }
        if (!begin(task.tenant())) {
            // Those under way look once more before they end; the other wakes are left to processes with a place.
            return turnedAway(task);
        }
        boolean more = true;
        try {
            // Before the first claim, which finds what they were left for.
            withdrawWakes(task.tenant());
            more = goRounds(task, sending);
        } finally {
            more |= end(task.tenant());
        }
        return more ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    /** Looks after the queue, whatever became of the wakes; sends nothing, as a courier could hold it up. */
    private Duration watch(Tenant tenant, Sending sending) {
        Duration next = sending.untilNext().orElse(OFTEN);
        if (next.isZero() || next.isNegative()) {
            deliverers.tasks(tenant, DeliveryWork::callAnother);
        }
        if (next.compareTo(SOON) < 0) {
            return SOON;
        }
        return next.compareTo(OFTEN) < 0 ? next : OFTEN;
    }

    /** Those who were called before may be at work, or held up. */
    private static boolean callAnother(DueTasks tasks) {
        return IntStream.rangeClosed(1, CALLED_BY_WATCH).anyMatch(n -> tasks.schedule(MORE, "n-" + n, Instant.EPOCH));
    }

    /** A call is for others too: another process may have a place. */
    private static Optional<Duration> turnedAway(DueTask task) {
        return task.kind().equals(MORE) ? Optional.of(CALL_AGAIN) : Optional.empty();
    }

    /** One at a time for a tenant, so that the others go on. */
    private void withdrawWakes(Tenant tenant) {
        if (!withdrawing.add(tenant)) {
            return;
        }
        try {
            int withdrawn;
            do {
                withdrawn =
                        deliverers.tasks(tenant, tasks -> tasks.withdraw(KIND, StandingTask.KEY, WITHDRAWN_AT_A_TIME));
            } while (withdrawn == WITHDRAWN_AT_A_TIME);
        } finally {
            withdrawing.remove(tenant);
        }
    }

    /** Whether there may be more to send. */
    private boolean goRounds(DueTask task, Sending sending) {
        long begun = System.nanoTime();
        boolean called = false;
        boolean full;
        do {
            Round round = sending.round();
            full = false;
            while (round.stepAfterPause()) {
                full = round.had() >= sending.terms().batch();
                if (full && !called) {
                    // Already now: couriers may take long.
                    called = true;
                    callMore(task);
                }
            }
        } while (full && System.nanoTime() - begun < IN_A_ROW.toNanos());
        return full;
    }

    /** Each calls two of its own, so that many are called soon, and the same ones whoever calls. */
    private void callMore(DueTask task) {
        Matcher call = CALL.matcher(task.key());
        int first = 2 * (call.matches() ? Integer.parseInt(call.group(1)) : 0) + 1;
        if (first < MOST_CALLS) {
            try {
                // At once, whatever this machine's clock shows.
                deliverers.tasks(task.tenant(), tasks -> {
                    tasks.schedule(MORE, "n-" + first, Instant.EPOCH);
                    return tasks.schedule(MORE, "n-" + (first + 1), Instant.EPOCH);
                });
            } catch (StorageUnavailable e) {
                LOG.debug("Nobody is called to help: {}", e.getMessage());
            }
        }
    }

    private boolean begin(Tenant tenant) {
        synchronized (turns) {
            Turns of = turns.computeIfAbsent(tenant, other -> new Turns());
            if (of.taken == most) {
                of.wanted = true;
                return false;
            }
            of.taken++;
            of.wanted = false;
            return true;
        }
    }

    /** Whether somebody was turned away meanwhile. */
    private boolean end(Tenant tenant) {
        synchronized (turns) {
            Turns of = turns.computeIfAbsent(tenant, other -> new Turns());
            of.taken--;
            boolean wanted = of.wanted;
            of.wanted = false;
            if (of.taken == 0) {
                turns.remove(tenant);
            }
            return wanted;
        }
    }

    /** Guarded by the map of turns. */
    private static final class Turns {
        private int taken;
        private boolean wanted;
    }
}
