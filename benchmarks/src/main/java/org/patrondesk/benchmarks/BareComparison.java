package org.patrondesk.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Roles;
import org.patrondesk.ils.membership.MembershipSheet;
import org.patrondesk.library.Tenant;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.replay.Replay;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.policy.JsonPolicyFormat;
import org.patrondesk.trial.MemberFacts;
import org.patrondesk.trial.RequestSource;
import org.patrondesk.trial.WhatIf;

/**
 * Compares {@code members import}, {@code decide} and {@code nos replay} over the SQLite store with plain JDBC that
 * writes, or reads, the same physical rows: same schema, indexes, pragmas, transactions and batch size.
 *
 * <p>Arguments: a membership sheet, a policy file, a candidate policy file, and how often each side runs (default 7,
 * of which the first two warm up). Both sides alternate in one process.
 */
public final class BareComparison {
    private static final int WARM_UP = 2;
    private static final LocalDate AS_OF = LocalDate.of(2016, 4, 6);
    private static final Tenant TENANT = new Tenant("newcastle");
    private static final Actor STAFF =
            Actor.Staff.of(TENANT, "benchmark", Roles.SUPERVISOR, Roles.POLICY_EDITOR, Roles.REVIEWER);

    private final Path sheet;
    private final PolicySet policy;
    private final PolicySet candidate;
    private final PrintStream out;
    private final Timing importOurs = new Timing();
    private final Timing importBare = new Timing();
    private final Timing decideOurs = new Timing();
    private final Timing decideBare = new Timing();
    private final Timing replayOurs = new Timing();
    private final Timing replayBare = new Timing();
    private long rows;

    private BareComparison(Path sheet, PolicySet policy, PolicySet candidate, PrintStream out) {
        this.sheet = sheet;
        this.policy = policy;
        this.candidate = candidate;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, SQLException {
        if (args.length < 3) {
            System.err.println("Usage: BareComparison SHEET POLICY CANDIDATE [ROUNDS]");
            System.exit(2);
        }
        BareComparison comparison = new BareComparison(Path.of(args[0]), policy(args[1]), policy(args[2]), System.out);
        comparison.run(args.length > 3 ? Integer.parseInt(args[3]) : 7);
    }

    private static PolicySet policy(String file) throws IOException {
        return new JsonPolicyFormat().read(file, Files.readAllBytes(Path.of(file)));
    }

    private void run(int rounds) throws IOException, SQLException {
        double fsyncs = FsyncRate.perSecond();
        for (int round = 0; round < rounds; round++) {
            round(round < WARM_UP);
        }
        out.printf("rows: %,d; rounds measured: %d; raw fsyncs per second: %,.0f%n%n", rows, rounds - WARM_UP, fsyncs);
        out.println("| step | ours, ms median (min..max) | bare, ms median (min..max) | ratio | goal |");
        out.println("|---|---|---|---|---|");
        row("members import", importOurs, importBare, "speed ≥ 0.5 × bare");
        row("decide", decideOurs, decideBare, "speed ≥ 0.5 × bare");
        out.printf(
                "| nos replay | %s | %s | %.2f × the time | time ≤ 3 × bare |%n",
                replayOurs, replayBare, replayOurs.median() / replayBare.median());
    }

    private void row(String step, Timing ours, Timing bare, String goal) {
        out.printf("| %s | %s | %s | %.2f × the speed | %s |%n", step, ours, bare, bare.median() / ours.median(), goal);
    }

    private void round(boolean warmUp) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("patrondesk-benchmark");
        try {
            ours(folder.resolve("ours"), warmUp);
            bare(folder, warmUp);
        } finally {
            Folders.delete(folder);
        }
    }

    private void ours(Path store, boolean warmUp) throws IOException {
        try (PatronDesk desk =
                PatronDesk.builder().storage(SqliteStorage.open(store)).build()) {
            importOurs.measure(warmUp, () -> {
                try (MembershipSheet members = MembershipSheet.open(sheet)) {
                    rows = desk.as(STAFF)
                            .memberImport()
                            .run(members, MemberImport.unobserved())
                            .imported();
                }
            });
            decideOurs.measure(warmUp, () -> {
                try (MembershipSheet members = MembershipSheet.open(sheet)) {
                    WhatIf order = new WhatIf(Optional.of("run"), members.content(), policy, AS_OF);
                    MemberFacts facts = new MemberFacts(policy.vocabulary(), AS_OF);
                    desk.as(STAFF).whatIf().run(order, RequestSource.ofMembers(members, facts), decided -> {});
                }
            });
            replayOurs.measure(warmUp, () -> {
                Replay.Report report = desk.as(STAFF).logbook().replay(Optional.of("run"), candidate);
                if (report.decisions() != rows) {
                    throw new IllegalStateException("The replay saw " + report.decisions() + " decisions.");
                }
            });
        }
    }

    private void bare(Path folder, boolean warmUp) throws SQLException {
        BareStore ours = BareStore.read(folder.resolve("ours/patrondesk.db"));
        BareStore.Load imported = ours.imported();
        BareStore.Load decided = ours.decided();
        try (BareStore.Target target = ours.copyTo(folder.resolve("bare.db"))) {
            importBare.measure(warmUp, () -> target.insert(imported, MemberImport.CHUNK));
            decideBare.measure(warmUp, () -> target.insert(decided, MemberImport.CHUNK));
            replayBare.measure(warmUp, () -> target.readDecisions("run"));
        }
    }
}
