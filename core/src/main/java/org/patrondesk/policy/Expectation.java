package org.patrondesk.policy;

import java.util.Map;
import java.util.Optional;
import org.patrondesk.vocabulary.Facts;

/**
 * An example that is a test: this request must get this answer.
 *
 * @param place where it stands in the policy, for messages
 * @param outcome the answer; a plain no is also met by a no with an alternative
 * @param by the rule that must determine it, if one is named
 * @param set outputs that must have these values
 */
public record Expectation(String place, Facts request, Outcome outcome, Optional<String> by, Map<String, Object> set) {
    public Expectation {
        set = Map.copyOf(set);
    }

    /** Whether this answer is the one expected. */
    public boolean isMetBy(Verdict verdict) {
        boolean sameOutcome = verdict.outcome() == outcome
                || (outcome == Outcome.NO && verdict.outcome() == Outcome.NO_WITH_ALTERNATIVE);
        return sameOutcome
                && by.map(verdict.rule()::equals).orElse(true)
                && verdict.set().entrySet().containsAll(set.entrySet());
    }
}
