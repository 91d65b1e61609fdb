package org.patrondesk.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why an answer is what it is, and what would have made it a yes.
 *
 * @param nearMisses rules that would hold if one fact were other, in the order of precedence; none while a fact is
 *     unknown
 * @param nearestYes empty when the answer is a yes already, or no change of changeable facts makes it one
 */
public record Explanation(Verdict verdict, List<NearMiss> nearMisses, Optional<NearestYes> nearestYes) {
    /** A rule that did not hold, and the one attribute that failed. */
    public record NearMiss(String rule, String attribute) {}

    /**
     * The yes that is nearest: fewest changed attributes, all of them changeable, then the order of the vocabulary, then
     * the values nearest to the request's own.
     *
     * @param change the attributes to change and a value for each
     * @param outcome yes or conditional
     * @param rule the rule that would determine it
     */
    public record NearestYes(Map<String, Object> change, Outcome outcome, String rule) {}

    public Explanation {
        nearMisses = List.copyOf(nearMisses);
    }
}
