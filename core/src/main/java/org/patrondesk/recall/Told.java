package org.patrondesk.recall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;

/**
 * What a policy tells whoever asked, as numbers: the same number is the same answer, whichever rule gives it.
 *
 * <p>Where every output is resolved on its own, outputs are no part of it: those on which the possible points disagree are
 * left out of an answer and change nothing else. One thread.
 */
final class Told {
    /** Stands for the rule where no rule determines the answer. */
    static final int NO_RULE = -1;

    private record Answer(Outcome outcome, List<String> instead, Map<String, Object> set, Set<String> require) {}

    private final List<Answer> answers = new ArrayList<>();
    private final Map<Answer, Integer> numbers = new HashMap<>();
    private final List<Set<String>> obligations = new ArrayList<>();
    private final Map<Set<String>, Integer> obligationNumbers = new HashMap<>();
    private final Map<Long, Integer> joined = new HashMap<>();
    private final int byDefault;
    private final int[] byRule;
    private final int[] turned;

    Told(Policy policy) {
        Outcome otherwise = policy.set().philosophy().otherwise();
        boolean together = policy.set().precedence().together();
        List<Rule> rules = policy.set().rules();
        this.byDefault = number(new Answer(otherwise, List.of(), Map.of(), Set.of()));
        this.byRule = new int[rules.size()];
        this.turned = new int[byRule.length];
        for (int i = 0; i < byRule.length; i++) {
            Rule rule = rules.get(i);
            Answer answer = new Answer(
                    rule.outcome().orElse(otherwise),
                    rule.instead(),
                    together ? rule.set() : Map.of(),
                    Set.copyOf(rule.require()));
            byRule[i] = number(answer);
            turned[i] = number(new Answer(Outcome.YES, answer.instead(), answer.set(), answer.require()));
        }
        obligations(Set.of());
    }

    private int number(Answer answer) {
        Optional<Integer> known = Optional.ofNullable(numbers.putIfAbsent(answer, answers.size()));
        if (known.isEmpty()) {
            answers.add(answer);
        }
        return known.orElse(answers.size() - 1);
    }

    /** The number of what rules add that only add; of nothing it is 0. */
    int obligations(Set<String> added) {
        Optional<Integer> known = Optional.ofNullable(obligationNumbers.putIfAbsent(added, obligations.size()));
        if (known.isEmpty()) {
            obligations.add(added);
        }
        return known.orElse(obligations.size() - 1);
    }

    /** What is told where this rule determines the answer, or {@link #NO_RULE}, and others add. */
    int of(int rule, int obligations) {
        return with(rule == NO_RULE ? byDefault : byRule[rule], obligations);
    }

    /** What is told where this rule determines the answer, decides yes and others add. */
    int ofTurned(int rule, int obligations) {
        return with(turned[rule], obligations);
    }

    private int with(int answer, int added) {
        return added == 0
                ? answer
                : joined.computeIfAbsent((long) answer << Integer.SIZE | added, key -> {
                    Answer alone = answers.get(answer);
                    Set<String> require = new HashSet<>(alone.require());
                    require.addAll(obligations.get(added));
                    return number(new Answer(alone.outcome(), alone.instead(), alone.set(), require));
                });
    }

    Outcome outcome(int answer) {
        return answers.get(answer).outcome();
    }
}
