package org.patrondesk.proposal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Precedence;
import org.patrondesk.policy.Rule;
import org.patrondesk.schema.PolicyReader;

/**
 * An exception that turns as many chosen nos as possible into a yes and touches no decision that must keep its answer.
 *
 * <p>Found by {@link ExceptionSearch}. Immutable.
 *
 * @param when the condition, as a policy file writes it; the narrowest that holds for the nos it is for
 * @param found how many of the chosen nos it holds for
 * @param upperBound no condition over the same attributes can hold for more; equal to {@code found} when this is the best
 * @param chosen how many nos were chosen
 * @param leftOut how many of them leave open what the condition could ask, so that none is sure to hold for them
 */
public record ExceptionBox(Map<String, List<Object>> when, long found, long upperBound, long chosen, long leftOut) {
    private static final long HEAVIEST = 1_000_000_000;

    public ExceptionBox {
        when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
    }

    /** Whether no other condition over these attributes is better. */
    public boolean isBest() {
        return found == upperBound;
    }

    /**
     * The policy's tree with the exception as a rule that goes before all others, and without examples.
     *
     * @param id of the new rule
     * @throws IllegalArgumentException when there is nothing to except, the id is taken, or the policy's precedence lets
     *     no new rule go first
     */
    public StoredObject applyTo(Policy policy, String id) {
        if (found == 0) {
            throw new IllegalArgumentException(
                    "There is no exception to write: it would hold for none of the chosen nos.");
        }
        if (policy.set().rule(id).isPresent()) {
            throw new IllegalArgumentException("The rule id '" + id + "' is taken; choose another.");
        }
        StoredObject stored = policy.set().stored();
        List<Object> rules = new ArrayList<>(stored.list("rules"));
        boolean lastWins = policy.set().precedence().order().stream()
                .anyMatch(regulation -> regulation.kind() == Precedence.Kind.LAST);
        rules.add(lastWins ? rules.size() : 0, rule(policy, id));
        StoredObject candidate = stored.with("rules", rules).with("expect", List.of());
        Policy after = Policy.ofKept(PolicyReader.readKept(candidate));
        boolean first =
                after.regions().stream().map(Policy.Region::rule).filter(after::canDetermine).findFirst().stream()
                        .anyMatch(rule -> rule.id().equals(id));
        if (!first) {
            throw new IllegalArgumentException("The precedence of this policy lets no new rule go before all others;"
                    + " let tier and weight speak first in it.");
        }
        return candidate;
    }

    private Map<String, Object> rule(Policy policy, String id) {
        long weight =
                policy.set().rules().stream().mapToLong(Rule::weight).max().orElse(0);
        if (weight >= HEAVIEST) {
            throw new IllegalArgumentException(
                    "No weight is greater than the greatest of this policy; lower that one.");
        }
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", id);
        rule.put("decide", "yes");
        rule.put("tier", policy.set().tiers().get(0));
        rule.put("weight", Math.max(0, weight) + 1);
        if (!when.isEmpty()) {
            rule.put("when", when);
        }
        return rule;
    }
}
