package org.patrondesk.benchmarks.policy;

import java.util.List;
import java.util.Map;
import org.patrondesk.policy.Outcome;

/**
 * One rule as every side gets it: a box of some axes, and what follows.
 *
 * @param terms the constrained axes; all must hold
 */
record RuleBox(String id, Outcome outcome, Map<Axis, Term> terms) {
    /** One constrained axis: some of its words, or the numbers from low to high. */
    record Term(List<Integer> words, int low, int high) {
        static Term words(List<Integer> words) {
            return new Term(List.copyOf(words), 0, 0);
        }

        static Term between(int low, int high) {
            return new Term(List.of(), low, high);
        }
    }
}
