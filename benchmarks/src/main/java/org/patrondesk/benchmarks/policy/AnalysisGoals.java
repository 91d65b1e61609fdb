package org.patrondesk.benchmarks.policy;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.patrondesk.analysis.FindingKind;
import org.patrondesk.analysis.Findings;
import org.patrondesk.analysis.PolicyAnalysis;
import org.patrondesk.analysis.Shares;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Policy;
import org.patrondesk.schema.PolicyReader;

/**
 * Says what each analysis of a policy of 200 and of 2,000 rules over ten attributes costs, as CPU time of the thread.
 *
 * <p>Fails when an analysis leaves a rule undecided.
 */
public final class AnalysisGoals {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Set<FindingKind> ALL = EnumSet.of(
            FindingKind.CONFLICT,
            FindingKind.SHADOWED,
            FindingKind.REDUNDANT,
            FindingKind.GAP,
            FindingKind.OFFERING,
            FindingKind.EXPECTATION);
    private static final Set<FindingKind> FIRST =
            EnumSet.of(FindingKind.CONFLICT, FindingKind.SHADOWED, FindingKind.EXPECTATION);

    private final int warm;
    private final int rounds;

    private AnalysisGoals(int warm, int rounds) {
        this.warm = warm;
        this.rounds = rounds;
    }

    /**
     * Measures and prints.
     *
     * @param args how many rounds warm up, and how many are measured; 10 and 11 when absent
     */
    public static void main(String[] args) {
        AnalysisGoals goals = args.length < 2
                ? new AnalysisGoals(10, 11)
                : new AnalysisGoals(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        System.out.println("| rules x 10 attributes | analysis | CPU ms, median (min..max) | found | goal |");
        System.out.println("|---|---|---|---|---|");
        for (int rules : new int[] {200, 2_000}) {
            goals.measure(System.out, policy(rules), rules);
        }
    }

    /** The made-up policy with offerings; its default is a no, so that gaps are looked for. */
    static Policy policy(int rules) {
        StoredObject tree = PolicyTree.of(Workload.of(rules));
        StoredObject offerings = tree.with("offerings", OFFERINGS).with("philosophy", Map.of("default", "no"));
        return Policy.of(PolicyReader.read(offerings));
    }

    private static final List<Map<String, Object>> OFFERINGS = List.of(
            offering("possible", "be-possible", Map.of("service", Axis.SERVICE.word(3), "minute", "540..1020")),
            offering("narrow", "be-possible", Map.of("service", Axis.SERVICE.word(7), "age", "10..12", "fine", "0")),
            offering("always", "always", Map.of("service", Axis.SERVICE.word(5), "category", Axis.CATEGORY.word(1))),
            offering("never", "never", Map.of("channel", Axis.CHANNEL.word(2), "amount", "900..")));

    private static Map<String, Object> offering(String id, String must, Map<String, Object> needs) {
        return Map.of("id", id, "must", must, "needs", needs);
    }

    private void measure(PrintStream out, Policy policy, int rules) {
        Map<String, Set<FindingKind>> sets = new LinkedHashMap<>();
        sets.put("conflicts, shadowing, expectations", FIRST);
        sets.put("and redundancy, gaps, offerings", ALL);
        for (FindingKind kind : ALL) {
            sets.put(kind.code() + " alone", EnumSet.of(kind));
        }
        sets.put("all kinds", EnumSet.allOf(FindingKind.class));
        sets.forEach((name, kinds) -> row(out, rules, name, goal(rules, kinds), () -> {
            Findings findings = PolicyAnalysis.of(policy, DAY, kinds);
            if (!findings.undecided().isEmpty()) {
                throw new IllegalStateException("Undecided: " + findings.undecided());
            }
            return findings.counts().toString().toLowerCase(java.util.Locale.ROOT);
        }));
        if (rules <= 200) {
            row(out, rules, "shares of all requests", "", () -> {
                Shares shares = Shares.of(policy, DAY);
                return "of " + shares.domain();
            });
        }
    }

    private static String goal(int rules, Set<FindingKind> kinds) {
        if (rules == 200 && kinds.equals(ALL)) {
            return "150";
        }
        return rules == 2_000 && kinds.equals(FIRST) ? "500" : "";
    }

    private void row(PrintStream out, int rules, String name, String goal, Supplier<String> analysis) {
        double[] millis = new double[rounds];
        String found = "";
        for (int i = 0; i < warm; i++) {
            found = analysis.get();
        }
        for (int i = 0; i < rounds; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            found = analysis.get();
            millis[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        out.printf(
                "| %d | %s | %.1f (%.1f..%.1f) | %s | %s |%n",
                rules, name, millis[rounds / 2], millis[0], millis[rounds - 1], found, goal);
    }
}
