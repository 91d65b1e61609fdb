package org.patrondesk.benchmarks.policy;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.patrondesk.policy.Encoded;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.schema.PolicyReader;

/**
 * Checks that policies of 20, 200 and 2,000 rules decide as a plain scan does, and says roughly what both cost.
 *
 * <p>The quick look, without peers; profile {@code peers} has the measurements proper.
 */
public final class ScanComparison {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 300;

    private ScanComparison() {}

    public static void main(String[] args) {
        PrintStream out = System.out;
        out.println("| rules | matches per request | ours, CPU ns | scan, CPU ns | ratio |");
        out.println("|---|---|---|---|---|");
        for (int rules : new int[] {20, 200, 2_000}) {
            Workload workload = Workload.of(rules);
            Policy policy = Policy.of(PolicyReader.read(PolicyTree.of(workload)));
            List<Encoded> requests = encoded(policy, workload);
            workload.check("The policy", decision -> decision, i -> Decision.of(policy.decide(requests.get(i))));
            Scan scan = new Scan(workload.rules());
            double ours = nanos(i -> read(policy.decide(requests.get(i))));
            double plain =
                    nanos(i -> scan.decide(workload.requests().get(i)).matches().size());
            out.printf(
                    "| %d | %.1f | %.0f | %.0f | %.1f |%n",
                    rules, workload.matchesPerRequest(), ours, plain, plain / ours);
        }
    }

    static List<Encoded> encoded(Policy policy, Workload workload) {
        return workload.requests().stream()
                .map(request -> policy.encode(policy.set().vocabulary().facts(PolicyTree.values(request))))
                .toList();
    }

    /** Reads every list of the answer, as a host does that records the decision. */
    static int read(Verdict verdict) {
        return verdict.matches().size()
                + verdict.require().size()
                + verdict.instead().size()
                + verdict.set().size();
    }

    private static double nanos(IntUnaryOperator decide) {
        int seen = rounds(decide);
        long start = THREADS.getCurrentThreadCpuTime();
        seen += rounds(decide);
        long spent = THREADS.getCurrentThreadCpuTime() - start;
        if (seen == 0) {
            throw new IllegalStateException("Nothing was decided.");
        }
        return spent / (double) ROUNDS / Workload.REQUESTS;
    }

    private static int rounds(IntUnaryOperator decide) {
        int seen = 0;
        for (int n = 0; n < ROUNDS; n++) {
            for (int i = 0; i < Workload.REQUESTS; i++) {
                seen += decide.applyAsInt(i);
            }
        }
        return seen;
    }
}
