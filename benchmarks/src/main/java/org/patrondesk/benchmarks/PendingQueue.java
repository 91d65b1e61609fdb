package org.patrondesk.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Tenant;
import org.patrondesk.message.Claim;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.QueueState;
import org.patrondesk.message.Result;
import org.patrondesk.storage.PostgresStorage;

/**
 * A queue of a million deliveries on PostgreSQL: claims beside those from a queue of {@value #FEW}, the age of the oldest,
 * and a process that is started over it and sends some of them. To be run with a small heap; that process has the same.
 *
 * <p>The SDK posts {@value #FEW}; the others are copies of their rows with ids and times of their own. Arguments: how many
 * wait (default 1,000,000), and how many are sent (default 20,000).
 */
public final class PendingQueue {
    static final Tenant TENANT = new Tenant("newcastle");

    private static final int FEW = 1_000;
    private static final int CLAIMS = 40;
    private static final int BATCH = 20;
    private static final int CONNECTIONS = 2;

    /** Short, so that what is claimed here is soon ready again. */
    private static final Duration LEASE = Duration.ofSeconds(1);

    private static final Actor DESK = Actor.Staff.of(TENANT, "benchmark", Roles.DESK, Roles.SUPERVISOR);
    private static final Actor COURIER = new Actor.SystemActor(TENANT, Roles.COURIER);

    /** Every copy is due before those that the SDK posted. */
    private static final String COPIES = """
            INSERT INTO delivery
            SELECT tenant, uuidv7(), at - back, branch, channel, recipient, subject, text, message_class, repetition, due,
                   expires, about_kind, about_id, state, reason, ready - back, since, fence, attempts, spent, open, duplicate
              FROM (SELECT delivery.*, 1000 * (HOW_OFTEN - n) AS back
                      FROM generate_series(1, HOW_OFTEN) AS n, delivery) AS copied""";

    private final PrintStream out;
    private final PostgresServer.Database few;
    private final PostgresServer.Database many;

    private PendingQueue(PostgresServer.Database few, PostgresServer.Database many, PrintStream out) {
        this.few = few;
        this.many = many;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        int pending = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int sent = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
        if (pending % FEW != 0 || pending < 2 * FEW) {
            System.err.println("Usage: PendingQueue [PENDING [SENT]], PENDING being 2,000 or more, in whole thousands");
            System.exit(2);
        }
        try (PostgresServer server = PostgresServer.start();
                PostgresServer.Database few = server.fresh();
                PostgresServer.Database many = server.fresh()) {
            new PendingQueue(few, many, System.out).run(pending, sent);
        }
    }

    private void run(int pending, int sent) throws IOException, SQLException, InterruptedException {
        out.println(Conditions.now());
        out.println();
        UsedHeap heap = new UsedHeap();
        long start = System.nanoTime();
        try (HikariDataSource fewPool = few.pool(CONNECTIONS);
                HikariDataSource manyPool = many.pool(CONNECTIONS);
                PatronDesk fewDesk = desk(fewPool);
                PatronDesk manyDesk = desk(manyPool)) {
            post(fewDesk);
            post(manyDesk);
            many.admin(COPIES.replace("HOW_OFTEN", Integer.toString(pending / FEW - 1)));
            many.admin("VACUUM ANALYZE delivery");
            few.admin("VACUUM ANALYZE delivery");
            out.printf("%,d wait; filled in %.0f s%n%n", pending, (System.nanoTime() - start) / 1e9);
            heap.look();
            try (Storage fewStore = PostgresStorage.open(fewPool);
                    Storage manyStore = PostgresStorage.open(manyPool)) {
                compare("before", fewStore, manyStore);
                heap.look();
                tellOldest(manyDesk);
                new QueueLife(many, sent).fork(out);
                compare("after " + sent + " were sent", fewStore, manyStore);
            }
            heap.look();
            tellOldest(manyDesk);
        }
        out.println("used heap here, MB: " + heap);
    }

    private static PatronDesk desk(HikariDataSource pool) {
        return PatronDesk.builder()
                .storage(PostgresStorage.open(pool))
                .courier(Channel.EMAIL, parcel -> new Result.Accepted(""))
                .build();
    }

    private static void post(PatronDesk desk) {
        for (int i = 0; i < FEW; i++) {
            desk.as(Identity::of, DESK)
                    .outbox()
                    .post(PostMessage.of(
                            new Branch("City"),
                            Channel.EMAIL,
                            "reader-" + i + "@example.org",
                            new Message("Your hold is here", "It waits at the desk until Saturday. ".repeat(8)),
                            "hold-ready"))
                    .orThrow();
        }
    }

    /** One claim here, one there, in turn, after some of a channel on which nothing waits. */
    private void compare(String when, Storage fewStore, Storage manyStore) {
        for (int i = 0; i < 5 * CLAIMS; i++) {
            claim(fewStore, Channel.SMS);
            claim(manyStore, Channel.SMS);
        }
        Latencies ofFew = new Latencies(CLAIMS);
        Latencies ofMany = new Latencies(CLAIMS);
        for (int i = 0; i < CLAIMS; i++) {
            timed(fewStore, ofFew);
            timed(manyStore, ofMany);
        }
        out.printf(
                "claims of %d, %s:%n%n| queue | p50, ms | p99, ms | highest, ms |%n|---|---|---|---|%n", BATCH, when);
        out.printf("| %,d | %s |%n| long | %s |%n%n", FEW, ofFew.cells(), ofMany.cells());
    }

    private static void timed(Storage store, Latencies latencies) {
        long start = System.nanoTime();
        List<Claim> claims = claim(store, Channel.EMAIL);
        latencies.add(System.nanoTime() - start);
        if (claims.size() != BATCH) {
            throw new IllegalStateException("A claim got " + claims.size() + " deliveries.");
        }
    }

    private static List<Claim> claim(Storage store, Channel channel) {
        Scope scope = new Guard(Roles.shipped())
                .permit(ActorContext.of(Identity::of, COURIER, Instant.EPOCH), Permission.DELIVER);
        return store.contend(
                scope, transaction -> transaction.store(DeliveryQueue.class).claim(channel, BATCH, LEASE));
    }

    private void tellOldest(PatronDesk desk) {
        long start = System.nanoTime();
        QueueState queue = desk.as(Identity::of, DESK).outbox().queue();
        out.printf("%s, read in %.0f ms%n%n", queue, (System.nanoTime() - start) / 1e6);
    }
}
