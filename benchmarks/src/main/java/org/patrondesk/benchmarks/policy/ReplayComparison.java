package org.patrondesk.benchmarks.policy;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.replay.DecisionLog;
import org.patrondesk.replay.LogReplay;
import org.patrondesk.replay.Recorded;
import org.patrondesk.replay.Relaxation;
import org.patrondesk.replay.Replay;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * Replay of 1,000,000 decisions under 200 rules, in memory and on one thread, against a plain scan of the same requests.
 *
 * <p>Sides alternate; figures are CPU time of the thread. Every side's sums must agree before anything is printed.
 */
public final class ReplayComparison {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int RULES = 200;
    private static final int EDITS = 40;
    private static final int WARM_UP = 3;
    private static final long SEED = 20_261_122;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final int rounds;
    private final List<Request> requests;
    private final Outcome[] recorded;
    private final Policy policy;
    private final List<Workload> edits;
    private final List<Policy> edited;

    private ReplayComparison(int decisions, int rounds) {
        this.rounds = rounds;
        Workload workload = Workload.of(RULES);
        Scan scan = new Scan(workload.rules());
        Random random = new Random(SEED);
        this.requests = Workload.requests(decisions);
        this.recorded =
                requests.stream().map(request -> scan.decide(request).outcome()).toArray(Outcome[]::new);
        this.policy = read(workload);
        this.edits =
                Stream.generate(() -> workload.withEdit(random)).limit(EDITS).toList();
        this.edited = edits.stream().map(ReplayComparison::read).toList();
    }

    private static Policy read(Workload workload) {
        return Policy.of(PolicyReader.read(PolicyTree.of(workload)));
    }

    /**
     * Arguments: how many decisions, how many rounds, of how many in a thousand decisions some facts are unknown, and how
     * many of each; without the last it is one, without the last two none is. All may be left out.
     */
    public static void main(String[] args) {
        int decisions = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
        ReplayComparison comparison = new ReplayComparison(decisions, rounds);
        if (args.length > 2) {
            comparison.withOpenFacts(
                    Integer.parseInt(args[2]), args.length > 3 ? Integer.parseInt(args[3]) : 1, System.out);
        } else {
            comparison.run(System.out);
        }
    }

    private void run(PrintStream out) {
        CpuTime making = new CpuTime();
        DecisionLog log = making.of(this::log);
        LogReplay base = log.replay(policy);
        check(log, base);
        CpuTime scan = new CpuTime();
        CpuTime full = new CpuTime();
        CpuTime edit = new CpuTime();
        CpuTime table = new CpuTime();
        for (int round = 0; round < WARM_UP + rounds; round++) {
            if (round == WARM_UP) {
                Stream.of(scan, full, edit, table).forEach(CpuTime::forget);
            }
            int at = round % EDITS;
            scan.of(() -> scanned(edits.get(at)));
            full.of(() -> log.replay(edited.get(at)).report());
            edited.forEach(each -> edit.of(() -> base.edited(each).report()));
            table.of(() -> Relaxation.of(policy, log).edits());
        }
        out.printf("%,d decisions, %d rules, %d rounds; CPU ms of the thread%n%n", requests.size(), RULES, rounds);
        out.println("| step | median (min..max) |");
        out.println("|---|---|");
        out.println("| encoding and indexing the log, once | " + making + " |");
        out.println("| plain scan | " + scan + " |");
        out.println("| full replay | " + full + " |");
        out.println("| replay after an edit of one rule | " + edit + " |");
        out.println("| relaxation table | " + table + " |");
        out.printf(Locale.ROOT, "%nFull replay: %.1f × as fast as a plain scan.%n", scan.median() / full.median());
        out.printf(Locale.ROOT, "After an edit: %.1f × as fast again.%n", full.median() / edit.median());
        out.printf(Locale.ROOT, "Relaxation table: %.1f full replays.%n", table.median() / full.median());
    }

    /** Full replay and relaxation table over a log in which some facts are unknown. */
    private void withOpenFacts(int perThousand, int facts, PrintStream out) {
        DecisionLog log = log(perThousand, facts);
        CpuTime full = new CpuTime();
        CpuTime table = new CpuTime();
        for (int round = 0; round < WARM_UP + rounds; round++) {
            if (round == WARM_UP) {
                Stream.of(full, table).forEach(CpuTime::forget);
            }
            int at = round % EDITS;
            full.of(() -> log.replay(edited.get(at)).report());
            table.of(() -> Relaxation.of(policy, log).edits());
        }
        out.printf(
                "%,d decisions, %d in 1,000 with %d unknown facts, %d rules%n%n",
                requests.size(), perThousand, facts, RULES);
        out.println("| step | median (min..max) |");
        out.println("|---|---|");
        out.println("| full replay | " + full + " |");
        out.println("| relaxation table | " + table + " |");
        out.printf(Locale.ROOT, "%nRelaxation table: %.1f full replays.%n", table.median() / full.median());
    }

    /** Decides every request by hand-written rules and counts the outcomes that are not the recorded ones. */
    private long scanned(Workload candidate) {
        Scan scan = new Scan(candidate.rules());
        long changed = 0;
        for (int i = 0; i < recorded.length; i++) {
            changed += scan.decide(requests.get(i)).outcome() == recorded[i] ? 0 : 1;
        }
        return changed;
    }

    /** Compares all sides on every edit before anything is measured. */
    private void check(DecisionLog log, LogReplay base) {
        if (base.report().same() != requests.size()) {
            throw new IllegalStateException("Under the recorded policy some decisions change.");
        }
        for (int i = 0; i < EDITS; i++) {
            Replay.Report full = log.replay(edited.get(i)).report();
            if (!full.equals(base.edited(edited.get(i)).report())) {
                throw new IllegalStateException("Edit " + i + " is replayed otherwise than in full.");
            }
            if (i < 3 && full.decisions() - full.same() != scanned(edits.get(i))) {
                throw new IllegalStateException("Edit " + i + " is replayed otherwise than the scan does.");
            }
        }
    }

    private DecisionLog log() {
        return log(0, 0);
    }

    private DecisionLog log(int openPerThousand, int unknown) {
        Random random = new Random(SEED);
        Vocabulary vocabulary = policy.set().vocabulary();
        DecisionLog.Builder builder = new DecisionLog.Builder(vocabulary);
        for (Request request : requests) {
            Map<String, Object> values = new TreeMap<>(PolicyTree.values(request));
            for (int left = random.nextInt(1000) < openPerThousand ? unknown : 0; left > 0; left--) {
                values.remove(List.copyOf(values.keySet()).get(random.nextInt(values.size())));
            }
            Facts facts = vocabulary.facts(values);
            Verdict verdict = policy.decide(facts);
            builder.add(new Recorded(verdict.outcome(), verdict.rule(), facts, DAY, vocabulary, true));
        }
        return builder.build();
    }

    /** CPU times of one step. One thread. */
    private static final class CpuTime {
        private final List<Double> millis = new ArrayList<>();

        <T> T of(Supplier<T> step) {
            long start = THREADS.getCurrentThreadCpuTime();
            T made = step.get();
            millis.add((THREADS.getCurrentThreadCpuTime() - start) / 1e6);
            return made;
        }

        void forget() {
            millis.clear();
        }

        double median() {
            return millis.stream().sorted().toList().get(millis.size() / 2);
        }

        @Override
        public String toString() {
            List<Double> sorted = millis.stream().sorted().toList();
            return String.format(
                    Locale.ROOT, "%.2f (%.2f..%.2f)", median(), sorted.get(0), sorted.get(sorted.size() - 1));
        }
    }
}
