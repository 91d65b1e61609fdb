package org.patrondesk.replay;

import java.util.Set;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Precedence;
import org.patrondesk.policy.Rule;
import org.patrondesk.vocabulary.Tree;

/** Whether an edit of a condition leaves the precedence of its rule as it is. Immutable. */
final class Ranks {
    private static final Set<Precedence.Kind> BY_CONDITION = Set.of(
            Precedence.Kind.SPECIFICITY,
            Precedence.Kind.CRITERIUM,
            Precedence.Kind.NUMBER_OF_CRITERIA,
            Precedence.Kind.SCORE);

    private final Policy policy;
    private final boolean byCondition;

    Ranks(Policy policy) {
        this.policy = policy;
        this.byCondition =
                policy.set().precedence().order().stream().anyMatch(each -> BY_CONDITION.contains(each.kind()));
    }

    /** Whether it matters how far below a named node of this axis a request lies. */
    boolean dependOnPlaces(int axis) {
        return policy.set().precedence().looksIntoTrees()
                && policy.set().vocabulary().attributes().get(axis).domain() instanceof Tree;
    }

    /**
     * Whether the effect of the edit can be counted from what holds without it: the rule keeps one rank, wherever it
     * holds.
     */
    boolean stay(Edits.Planned planned) {
        if (planned.axis() < 0) {
            return true;
        }
        Rule rule = policy.set().rules().get(planned.number());
        if (rule.when().size() > 1) {
            return !byCondition;
        }
        return planned.adds()
                ? rule.when().get(0).attributes().stream()
                        .map(policy.set().vocabulary()::axis)
                        .noneMatch(this::dependOnPlaces)
                : !dependOnPlaces(planned.axis());
    }
}
