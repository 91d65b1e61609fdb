package org.patrondesk.logbook;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Shadowed;
import org.patrondesk.library.Period;
import org.patrondesk.policy.Outcome;

/** Adds up shadows for a review, in memory bounded by the number of rules. */
final class ShadowTally {
    private final Map<Parting, Cases> partings = new HashMap<>();
    private long shadowed;
    private long differing;

    private record Parting(Outcome theirs, Outcome ours, String rule) {}

    private static final class Cases {
        private long n;
        private final Set<String> branches = new TreeSet<>();
        private final Set<String> examples = new LinkedHashSet<>();

        void add(Decision decision) {
            n++;
            if (branches.size() < ShadowReview.BRANCHES) {
                branches.add(decision.branch().code());
            }
            if (examples.size() < ShadowReview.EXAMPLES) {
                examples.add(decision.facts().canonical());
            }
        }
    }

    /** Adds a decision; one of which nobody recorded what the host said has nothing to be compared with. */
    void add(Decision decision) {
        decision.said().ifPresent(theirs -> compare(decision, theirs));
    }

    private void compare(Decision decision, Outcome theirs) {
        shadowed++;
        if (Shadowed.differ(theirs, decision.outcome())) {
            differing++;
            partings.computeIfAbsent(new Parting(theirs, decision.outcome(), decision.rule()), key -> new Cases())
                    .add(decision);
        }
    }

    ShadowReview review(Period period) {
        List<ShadowReview.Difference> differences = partings.entrySet().stream()
                .map(entry -> difference(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(ShadowReview.Difference::n)
                        .reversed()
                        .thenComparing(ShadowReview.Difference::rule)
                        .thenComparing(ShadowReview.Difference::theirs)
                        .thenComparing(ShadowReview.Difference::ours))
                .limit(ShadowReview.LISTED)
                .toList();
        return new ShadowReview(period, shadowed, shadowed - differing, differing, differences);
    }

    private static ShadowReview.Difference difference(Parting parting, Cases cases) {
        return new ShadowReview.Difference(
                parting.theirs(),
                parting.ours(),
                parting.rule(),
                cases.n,
                List.copyOf(cases.branches),
                List.copyOf(cases.examples));
    }
}
