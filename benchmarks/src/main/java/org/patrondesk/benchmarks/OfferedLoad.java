package org.patrondesk.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.Answer;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Tenant;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.policy.JsonPolicyFormat;

/**
 * Offers requests to a desk over PostgreSQL at a steady rate, each to be decided and recorded under a key of its own, and
 * tells how long each took from the moment it was to arrive: a stall delays all that arrive meanwhile, and shows.
 *
 * <p>The rate is 1,000 a second, or half of what the server commits in the smallest rows just before, if that is less.
 * Arguments: a policy file, for how many seconds (default 60), and over how many connections (default 16).
 */
public final class OfferedLoad {
    private static final int MOST_PER_SECOND = 1_000;
    private static final int RAW_SECONDS = 5;
    private static final int WARM_UP_SECONDS = 10;
    private static final Tenant TENANT = new Tenant("newcastle");
    private static final Actor DESK =
            Actor.Staff.of(TENANT, "benchmark", Roles.DESK, Roles.SUPERVISOR, Roles.POLICY_EDITOR);

    private final PatronDesk desk;
    private final int connections;
    private final AtomicInteger failed = new AtomicInteger();

    private OfferedLoad(PatronDesk desk, int connections) {
        this.desk = desk;
        this.connections = connections;
    }

    public static void main(String[] args) throws IOException, SQLException, InterruptedException, ExecutionException {
        if (args.length == 0) {
            System.err.println("Usage: OfferedLoad POLICY [SECONDS [CONNECTIONS]]");
            System.exit(2);
        }
        PolicySet policy = new JsonPolicyFormat().read(args[0], Files.readAllBytes(Path.of(args[0])));
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
        int connections = args.length > 2 ? Integer.parseInt(args[2]) : 16;
        try (PostgresServer server = PostgresServer.start();
                PostgresServer.Database database = server.fresh();
                var pool = database.pool(connections);
                PatronDesk desk =
                        PatronDesk.builder().storage(PostgresStorage.open(pool)).build()) {
            desk.as(Identity::of, DESK).policies().adopt(policy).orThrow();
            String conditions = Conditions.now();
            new OfferedLoad(desk, connections).run(database, seconds, conditions, System.out);
        }
    }

    private void run(PostgresServer.Database database, int seconds, String conditions, PrintStream out)
            throws SQLException, InterruptedException, ExecutionException {
        offer("warm-up", MOST_PER_SECOND / 5, WARM_UP_SECONDS);
        RawCommits alone = RawCommits.measure(database.superuser(), 1, RAW_SECONDS);
        RawCommits together = RawCommits.measure(database.superuser(), connections, RAW_SECONDS);
        int rate = (int) Math.min(MOST_PER_SECOND, Math.max(alone.perSecond(), together.perSecond()) / 2);
        long before = System.nanoTime();
        Latencies offered = offer("held", rate, seconds);
        double took = (System.nanoTime() - before) / 1e9;
        out.println(conditions);
        out.println();
        out.println("| what | per second | p50, ms | p99, ms | highest, ms |");
        out.println("|---|---|---|---|---|");
        out.printf(
                "| raw commit, 1 connection | %.0f | %s |%n",
                alone.perSecond(), alone.latencies().cells());
        out.printf(
                "| raw commit, %d connections | %.0f | %s |%n",
                connections, together.perSecond(), together.latencies().cells());
        out.printf("| offered decision, held for %.0f s | %d | %s |%n", took, rate, offered.cells());
        out.printf("%nanswered: %,d of %,d; failed: %,d%n", offered.count(), rate * seconds, failed.get());
    }

    /** Returns when the last is answered. */
    private Latencies offer(String name, int rate, int seconds) throws InterruptedException {
        int all = rate * seconds;
        Latencies latencies = new Latencies(all);
        ExecutorService hosts = Executors.newFixedThreadPool(connections);
        Random random = new Random(7);
        long start = System.nanoTime();
        for (int i = 0; i < all; i++) {
            long arrival = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < arrival) {
                LockSupport.parkNanos(arrival - System.nanoTime());
            }
            Request request = request(random).withKey(name + "-" + i);
            hosts.execute(() -> decide(request, arrival, latencies));
        }
        hosts.shutdown();
        if (!hosts.awaitTermination(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Requests are still unanswered five minutes after the last arrived.");
        }
        return latencies;
    }

    private void decide(Request request, long arrival, Latencies latencies) {
        try {
            if (!(desk.as(Identity::of, DESK).requests().decide(request) instanceof Answer.Done)) {
                failed.incrementAndGet();
            }
        } catch (RuntimeException e) {
            failed.incrementAndGet();
        }
        latencies.add(System.nanoTime() - arrival);
    }

    private static Request request(Random random) {
        return Request.at(
                new Branch("City"), Channel.DESK, Map.of("postcode-area", "NE", "months-since-last-use", (long)
                        random.nextInt(60)));
    }
}
