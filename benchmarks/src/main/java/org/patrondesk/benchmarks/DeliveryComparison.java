package org.patrondesk.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Tenant;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Result;
import org.patrondesk.message.Sending;

/**
 * Compares claim, attempt and result of deliveries, through {@code Sending} with a courier that accepts at once, with plain
 * statements that change the same rows in the same transactions on as many connections.
 *
 * <p>Arguments: {@code sqlite} or {@code postgres}, how many deliveries each side sends in a round (default 2,000), how many
 * workers it has (default 1; SQLite has one writer), and how many rounds there are (default 7, of which the first two warm
 * up). Both sides alternate in one process, and a round fails unless both left the same behind but for times and ids.
 */
public final class DeliveryComparison {
    private static final int WARM_UP = 2;
    private static final String POSTED = "posted";
    private static final String SENT = "sent";
    private static final Tenant TENANT = new Tenant("newcastle");
    private static final Actor DESK = Actor.Staff.of(TENANT, "benchmark", Roles.DESK);
    private static final Actor COURIER = new Actor.SystemActor(TENANT, Roles.COURIER);

    private final Place.Source places;
    private final int deliveries;
    private final int workers;
    private final PrintStream out;
    private final Timing ours = new Timing();
    private final Timing bare = new Timing();

    private DeliveryComparison(Place.Source places, int deliveries, int workers, PrintStream out) {
        this.places = places;
        this.deliveries = deliveries;
        this.workers = workers;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, SQLException {
        if (args.length == 0) {
            System.err.println("Usage: DeliveryComparison sqlite|postgres [DELIVERIES [WORKERS [ROUNDS]]]");
            System.exit(2);
        }
        int deliveries = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
        int workers = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 7;
        Places.with(
                args[0],
                places -> new DeliveryComparison(places, deliveries, workers, System.out).run(args[0], rounds));
    }

    private void run(String dialect, int rounds) throws IOException, SQLException {
        String conditions = Conditions.now();
        for (int round = 0; round < rounds; round++) {
            try (Place place = places.fresh()) {
                round(place, round < WARM_UP);
            }
        }
        out.println(conditions);
        out.printf("rounds measured: %d%n%n", rounds - WARM_UP);
        out.println(
                "| deliveries | workers | ours, ms median (min..max) | bare, ms median (min..max) | ratio | goal |");
        out.println("|---|---|---|---|---|---|");
        out.printf(
                "| %,d, %s | %d | %s | %s | %.2f × the speed | speed ≥ 0.6 × bare |%n",
                deliveries, dialect, workers, ours, bare, bare.median() / ours.median());
    }

    private void round(Place place, boolean warmUp) throws SQLException {
        Map<String, Written> written = ours(place, warmUp);
        try (BareTarget target = place.twin()) {
            target.insert(place, Objects.requireNonNull(written.get(POSTED)).posted(), deliveries);
            List<Connection> connections = new ArrayList<>(List.of(target.writer()));
            while (connections.size() < workers) {
                connections.add(target.more().open());
            }
            List<BareSending> sendings = new ArrayList<>();
            AtomicInteger next = new AtomicInteger();
            for (Connection connection : connections) {
                place.contend(connection);
                sendings.add(new BareSending(connection, Objects.requireNonNull(written.get(SENT)), next, place));
            }
            bare.measure(
                    warmUp,
                    () -> Workers.run(sendings.stream()
                            .<Callable<Integer>>map(sending -> sending::sendAll)
                            .toList()));
            place.begin(target.reader());
            check(target.reader());
            for (int i = 0; i < workers; i++) {
                sendings.get(i).close();
                connections.get(i).close();
            }
        }
    }

    private void check(Connection connection) throws SQLException {
        Sent sent = Sent.read(connection);
        if (!sent.equals(Sent.all(deliveries))) {
            throw new IllegalStateException("A side left something else behind: " + sent);
        }
    }

    /** Answers what was written before and after sending. */
    private Map<String, Written> ours(Place place, boolean warmUp) throws SQLException {
        try (PatronDesk desk = PatronDesk.builder()
                .storage(place.storage(workers))
                .courier(Channel.EMAIL, parcel -> new Result.Accepted(""))
                .build()) {
            post(desk);
            Written posted = written(place);
            Callable<Integer> worker = () -> sent(desk.as(Identity::of, COURIER).sending());
            ours.measure(warmUp, () -> Workers.run(Collections.nCopies(workers, worker)));
            try (Connection connection = place.look()) {
                check(connection);
            }
            return Map.of(POSTED, posted, SENT, written(place));
        }
    }

    private static Written written(Place place) throws SQLException {
        try (Connection connection = place.look()) {
            return Written.read(connection, place);
        }
    }

    private void post(PatronDesk desk) {
        for (int i = 0; i < deliveries; i++) {
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

    private static int sent(Sending sending) {
        int all = 0;
        int had;
        do {
            had = sending.goRound();
            all += had;
        } while (had > 0);
        return all;
    }
}
