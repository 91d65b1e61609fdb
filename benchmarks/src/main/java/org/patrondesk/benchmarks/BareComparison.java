package org.patrondesk.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.WhatIfRun;
import org.patrondesk.ils.membership.MembershipSheet;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Tenant;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.replay.Replay;
import org.patrondesk.storage.policy.JsonPolicyFormat;
import org.patrondesk.trial.MemberFacts;
import org.patrondesk.trial.RequestRow;
import org.patrondesk.trial.RequestSource;
import org.patrondesk.trial.WhatIf;

/**
 * Compares {@code members import}, {@code decide} and {@code nos replay} with plain JDBC that writes, or reads, the same
 * physical rows: same schema, indexes, settings, transactions and batch size.
 *
 * <p>Arguments: {@code sqlite} or {@code postgres}, a membership sheet, a policy file, a candidate policy file, and how often
 * each side runs (default 7, of which the first two warm up). Both sides alternate in one process, and every round fails
 * unless all tables of both sides are the same afterwards.
 */
public final class BareComparison {
    private static final int WARM_UP = 2;
    private static final LocalDate AS_OF = LocalDate.of(2016, 4, 6);
    private static final Tenant TENANT = new Tenant("newcastle");
    private static final Actor STAFF =
            Actor.Staff.of(TENANT, "benchmark", Roles.SUPERVISOR, Roles.POLICY_EDITOR, Roles.REVIEWER);

    /** The runs of a round, in their order: one reads the sheet, the other has its requests in memory, as bare has. */
    private static final List<String> RUNS = List.of("from-sheet", "from-memory");

    private final Place.Source places;
    private final Path sheet;
    private final PolicySet policy;
    private final PolicySet candidate;
    private final PrintStream out;
    private final Timing importOurs = new Timing();
    private final Timing importBare = new Timing();
    private final List<Timing> decideOurs = List.of(new Timing(), new Timing());
    private final List<Timing> decideBare = List.of(new Timing(), new Timing());
    private final Timing replayOurs = new Timing();
    private final Timing replayBare = new Timing();
    private long rows;

    private BareComparison(Place.Source places, List<String> files, PrintStream out) throws IOException {
        this.places = places;
        this.sheet = Path.of(files.get(0));
        this.policy = policy(files.get(1));
        this.candidate = policy(files.get(2));
        this.out = out;
    }

    public static void main(String[] args) throws IOException, SQLException {
        if (args.length < 4) {
            System.err.println("Usage: BareComparison sqlite|postgres SHEET POLICY CANDIDATE [ROUNDS]");
            System.exit(2);
        }
        List<String> files = List.of(args).subList(1, 4);
        int rounds = args.length > 4 ? Integer.parseInt(args[4]) : 7;
        Places.with(args[0], places -> new BareComparison(places, files, System.out).run(rounds));
    }

    private static PolicySet policy(String file) throws IOException {
        return new JsonPolicyFormat().read(file, Files.readAllBytes(Path.of(file)));
    }

    private void run(int rounds) throws IOException, SQLException {
        String conditions = Conditions.now();
        for (int round = 0; round < rounds; round++) {
            round(round < WARM_UP);
        }
        out.println(conditions);
        out.printf("rows: %,d; rounds measured: %d%n%n", rows, rounds - WARM_UP);
        out.println(
                "| step | ours, ms median (min..max) | bare, ms median (min..max) | ratio | CPU ms of the thread, ours"
                        + " and bare | goal |");
        out.println("|---|---|---|---|---|---|");
        row("members import", importOurs, importBare, "speed ≥ 0.5 × bare");
        row("decide, reading the sheet", decideOurs.get(0), decideBare.get(0), "speed ≥ 0.8 × bare");
        row("decide, requests in memory", decideOurs.get(1), decideBare.get(1), "speed ≥ 0.8 × bare");
        out.printf(
                "| nos replay | %s | %s | %.2f × the time | %.0f, %.0f | time ≤ 3 × bare |%n",
                replayOurs,
                replayBare,
                replayOurs.median() / replayBare.median(),
                replayOurs.processorMedian(),
                replayBare.processorMedian());
    }

    private void row(String step, Timing ours, Timing bare, String goal) {
        out.printf(
                "| %s | %s | %s | %.2f × the speed | %.0f, %.0f | %s |%n",
                step, ours, bare, bare.median() / ours.median(), ours.processorMedian(), bare.processorMedian(), goal);
    }

    private void round(boolean warmUp) throws IOException, SQLException {
        try (Place place = places.fresh()) {
            ours(place, warmUp);
            bare(place, warmUp);
        }
    }

    private void ours(Place place, boolean warmUp) throws IOException, SQLException {
        List<RequestRow> requests = requests();
        try (PatronDesk desk = PatronDesk.builder().storage(place.storage(1)).build()) {
            importOurs.measure(warmUp, () -> {
                try (MembershipSheet members = MembershipSheet.open(sheet)) {
                    rows = desk.as(Identity::of, STAFF)
                            .memberImport()
                            .run(members, MemberImport.unobserved())
                            .imported();
                }
            });
            decideOurs.get(0).measure(warmUp, () -> {
                try (MembershipSheet members = MembershipSheet.open(sheet)) {
                    decide(desk, members.content(), 0, asking(members));
                }
            });
            Iterator<RequestRow> asked = requests.iterator();
            decideOurs
                    .get(1)
                    .measure(
                            warmUp,
                            () -> decide(
                                    desk, ContentHash.of("memory"), 1, () -> asked.hasNext() ? asked.next() : null));
            replayOurs.measure(warmUp, () -> {
                Replay.Report report =
                        desk.as(Identity::of, STAFF).logbook().replay(Optional.of(RUNS.get(0)), candidate);
                if (report.decisions() != rows) {
                    throw new IllegalStateException("The replay saw " + report.decisions() + " decisions.");
                }
            });
        }
    }

    private void decide(PatronDesk desk, ContentHash content, int run, RequestSource requests) {
        WhatIf order = new WhatIf(Optional.of(RUNS.get(run)), content, policy, AS_OF);
        desk.as(Identity::of, STAFF).whatIf().run(order, requests, decided -> {});
    }

    private RequestSource asking(MembershipSheet members) {
        return RequestSource.ofMembers(members, new MemberFacts(policy.vocabulary(), AS_OF));
    }

    private List<RequestRow> requests() throws IOException {
        List<RequestRow> requests = new ArrayList<>();
        try (MembershipSheet members = MembershipSheet.open(sheet)) {
            RequestSource asking = asking(members);
            for (@Nullable RequestRow row = asking.next(); row != null; row = asking.next()) {
                requests.add(row);
            }
        }
        return requests;
    }

    private void bare(Place place, boolean warmUp) throws SQLException {
        Written ours;
        try (Connection connection = place.look()) {
            ours = Written.read(connection, place);
        }
        BareTarget.Load imported = ours.imported();
        try (BareTarget target = place.twin()) {
            importBare.measure(warmUp, () -> target.insert(place, imported, MemberImport.CHUNK));
            for (int run = 0; run < RUNS.size(); run++) {
                BareTarget.Load decided = ours.decided(run, RUNS);
                decideBare.get(run).measure(warmUp, () -> target.insert(place, decided, WhatIfRun.CHUNK));
            }
            List<BareColumn> columns = ours.table("decision").columns();
            replayBare.measure(warmUp, () -> target.readDecisions(place, RUNS.get(0), columns));
            ours.checkSame(Written.read(target.reader(), place));
        }
    }
}
