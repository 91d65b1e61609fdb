package org.patrondesk.storage.sends;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.patrondesk.consent.ConsentTerms;
import org.patrondesk.message.SendingTerms;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.postgres.TestDatabase;

/**
 * Messages are posted while processes send them, which in turn are killed, stopped for longer than their leases, and have
 * clocks that jump. One thread.
 */
final class SendingRun {
    private static final int BETWEEN = 250;
    private static final int MESSAGES_FOR_RECOVERY = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(10);
    private static final Duration LONGEST_END = Duration.ofMinutes(5);
    private static final List<Duration> WRONG =
            List.of(Duration.ofHours(1), Duration.ofDays(90), Duration.ofHours(-1), Duration.ZERO);

    /** Nothing else finds what is tried again, or sent when its worker is gone. */
    private static final String WATCHES_FAR_AHEAD = """
            SELECT count(*) FROM due_task
             WHERE task_instance LIKE '%|watch' AND task_name <> 'retention'
               AND execution_time > (extract(epoch FROM clock_timestamp()) + 60) * 1000""";

    private final Plan plan;
    private final long seed;
    private final Optional<Clocks> clocks;
    private final Random random;
    private final Findings findings;
    private final TestDatabase database = TestDatabase.ready();
    private final List<Sender> senders = new ArrayList<>();
    private int started;

    /** What befalls the processes, in turn. */
    enum Trouble {
        KILL,
        STALL,
        A_CLOCK_JUMPS
    }

    /** How large a run is, and what befalls it. */
    record Plan(int messages, int processes, int workers, Duration lease, List<Trouble> troubles) {}

    /** Where the files of jumping clocks are. */
    record Clocks(Path library, Path folder) {
        /** Those of this machine; empty when clocks cannot jump here. */
        static Optional<Clocks> in(Path folder) {
            return HostClock.installed().map(library -> new Clocks(library, folder));
        }
    }

    SendingRun(Plan plan, long seed, Optional<Clocks> clocks, Findings findings) {
        this.plan = plan;
        this.seed = seed;
        this.clocks = clocks;
        this.random = new Random(seed);
        this.findings = findings;
    }

    static SendingTerms terms(Duration lease) {
        return new SendingTerms(
                lease,
                10,
                4,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofDays(3),
                Set.of("reminder"),
                ConsentTerms.shipped());
    }

    /** What is done with the processes while the desks post. */
    private interface Course {
        void take(PlainProvider provider, Posting posting) throws Exception;
    }

    /** Runs until the queue is dry, and writes down what was found. */
    void run() throws Exception {
        run((provider, posting) -> {
            int late = plan.messages() - MESSAGES_FOR_RECOVERY;
            ExecutorService poster = Executors.newSingleThreadExecutor();
            try {
                Future<?> posted = poster.submit(() -> posting.post(0, late));
                trouble(provider, late);
                posted.get();
            } finally {
                poster.shutdownNow();
            }
            recover(provider, posting, late);
            runDry(provider, posting);
        });
    }

    /**
     * Lets the queue run dry once with each wrong clock, which all processes have at the same time; each time they also take
     * over a watch from a process that is gone.
     */
    void runWithWrongClocks() throws Exception {
        run((provider, posting) -> {
            int each = plan.messages() / WRONG.size();
            for (int n = 0; n < WRONG.size(); n++) {
                jump(senders, WRONG.get(n));
                database.admin(leftByADeadProcess(n));
                posting.post(n * each, n * each + each);
                runDry(provider, posting);
            }
        });
    }

    private void run(Course course) throws Exception {
        try (HikariDataSource pool = database.pool();
                PostgresStorage storage = PostgresStorage.open(pool);
                PlainProvider provider = new PlainProvider(seed)) {
            Posting posting = new Posting(storage, terms(plan.lease()), seed);
            try {
                for (int i = 0; i < plan.processes(); i++) {
                    start(provider);
                }
                course.take(provider, posting);
            } finally {
                senders.forEach(Sender::kill);
            }
            new Audit(findings, provider.taken()).of(posting.posted());
            String ahead = database.query(WATCHES_FAR_AHEAD);
            if (!ahead.equals("0")) {
                findings.fault(
                        ahead + " tasks that watch over queues and journals are put off for more than a minute.");
            }
        }
    }

    private Sender start(PlainProvider provider) throws IOException {
        started++;
        Sender sender = Sender.start(
                "sender-" + started,
                clock(),
                database.url(TestDatabase.RUNTIME),
                Integer.toString(provider.port()),
                Integer.toString(plan.workers()),
                Long.toString(plan.lease().toMillis()),
                "sender-" + started);
        senders.add(sender);
        return sender;
    }

    /**
     * One of them has a clock that can jump, which makes it slow, and so not the first, whose start is measured; all of them,
     * where nothing else befalls them.
     */
    private Optional<HostClock> clock() throws IOException {
        boolean one = !plan.troubles().isEmpty();
        if (clocks.isEmpty() || (one && (senders.isEmpty() || clocked().isPresent()))) {
            return Optional.empty();
        }
        return Optional.of(HostClock.right(clocks.get().library(), clocks.get().folder()));
    }

    private Optional<Sender> clocked() {
        return senders.stream().filter(sender -> sender.clock().isPresent()).findFirst();
    }

    /** One trouble each time so many more copies were taken, or nothing happens for long. */
    private void trouble(PlainProvider provider, int messages) throws Exception {
        int first = random.nextInt(plan.troubles().size());
        for (int n = 1; n * BETWEEN < messages; n++) {
            provider.await(n * BETWEEN, PATIENCE);
            Trouble trouble = plan.troubles().get((first + n) % plan.troubles().size());
            befall(trouble, senders.get(random.nextInt(senders.size())), provider);
        }
    }

    private void befall(Trouble trouble, Sender one, PlainProvider provider) throws Exception {
        switch (trouble) {
            case KILL -> {
                provider.awaitAnAttemptOf(one.name(), PATIENCE);
                kill(one);
                start(provider);
            }
            case STALL -> {
                one.stall(plan.lease().plusMillis(500));
                findings.stops++;
            }
            case A_CLOCK_JUMPS -> jump(List.of(clocked().orElseThrow()), WRONG.get(findings.jumps % WRONG.size()));
        }
    }

    private void kill(Sender one) {
        one.kill();
        senders.remove(one);
        findings.kills++;
    }

    private void jump(List<Sender> which, Duration wrongBy) throws IOException {
        for (Sender each : which) {
            each.clock().orElseThrow().jump(wrongBy);
        }
        findings.jumps++;
    }

    /** All die at once; the next one goes on within ten seconds, of which its own start is a part. */
    private void recover(PlainProvider provider, Posting posting, int late) throws Exception {
        List.copyOf(senders).forEach(this::kill);
        posting.post(late, plan.messages());
        long begin = System.nanoTime();
        Sender next = start(provider);
        Duration left = LONGEST_RECOVERY.minusNanos(System.nanoTime() - begin);
        if (!provider.awaitFrom(next.name(), left)) {
            findings.fault("Nothing was sent within " + LONGEST_RECOVERY + " of the restart.");
        }
        for (int i = 1; i < plan.processes(); i++) {
            start(provider);
        }
    }

    private void runDry(PlainProvider provider, Posting posting) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_END.toNanos();
        while (posting.queued() > 0) {
            if (System.nanoTime() - end > 0) {
                findings.fault("The queue did not run dry; still there: " + posting.queued());
                return;
            }
            provider.await(Integer.MAX_VALUE, Duration.ofMillis(200));
        }
    }

    private static String leftByADeadProcess(int n) {
        return "INSERT INTO due_task"
                + " (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)"
                + " SELECT 'deliver', 'gone-" + n + "|watch', t, TRUE, 'gone', t, 1"
                + " FROM (SELECT (extract(epoch FROM clock_timestamp()) - 600)::bigint * 1000) AS past(t)";
    }
}
