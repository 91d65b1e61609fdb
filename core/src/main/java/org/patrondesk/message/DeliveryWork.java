package org.patrondesk.message;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.StandingTask;
import org.patrondesk.journal.TaskHandler;
import org.patrondesk.library.Tenant;

/**
 * Goes rounds of sending when due work wakes it, fairly among tenants: a tenant has at most so many rounds at a time in this
 * process, and goes behind the others after each. Safe for use by many threads.
 */
public final class DeliveryWork implements TaskHandler {
    /** The kind of task that wakes it. */
    public static final String KIND = "deliver";

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration OFTEN = Duration.ofSeconds(15);

    private final Function<Tenant, Sending> sendings;
    private final int most;
    private final Map<Tenant, Turns> turns = new HashMap<>();

    /**
     * Work for every tenant of a process.
     *
     * @param most how many rounds of one tenant may be under way at a time, 1 or more
     */
    public DeliveryWork(Function<Tenant, Sending> sendings, int most) {
        this.sendings = sendings;
        this.most = most;
    }

    @Override
    public Optional<Duration> run(DueTask task) {
        // The standing task looks after the queue, whatever became of the others.
        boolean watch = task.key().equals(StandingTask.KEY);
        if (!begin(task.tenant())) {
            // Those under way look once more before they end.
            return watch ? Optional.of(SOON) : Optional.empty();
        }
        Sending sending = sendings.apply(task.tenant());
        boolean more = true;
        try {
            more = sending.goRound() >= sending.terms().batch();
        } finally {
            more |= end(task.tenant());
        }
        if (more) {
            return Optional.of(Duration.ZERO);
        }
        return watch ? Optional.of(untilNext(sending)) : Optional.empty();
    }

    private static Duration untilNext(Sending sending) {
        Duration next = sending.untilNext().orElse(OFTEN);
        if (next.compareTo(SOON) < 0) {
            return SOON;
        }
        return next.compareTo(OFTEN) < 0 ? next : OFTEN;
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
