package org.patrondesk.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;

/** Counts what edits change for decisions with open facts, by asking the edited policy for each. One thread. */
final class OpenAnswers {
    private final DecisionLog log;
    private final Policy policy;
    private final List<Verdict> before;

    OpenAnswers(DecisionLog log, Policy policy) {
        this.log = log;
        this.policy = policy;
        this.before = log.open().stream().map(each -> answer(policy, each)).toList();
    }

    private static Verdict answer(Policy policy, DecisionLog.OpenCase each) {
        return policy.decide(each.facts(), each.recorded().vocabulary());
    }

    /** By the rules in the order of writing: the nos that are the rule's, and those of them that were a yes without it. */
    long[][] nos() {
        Map<String, Integer> numbers = new HashMap<>();
        policy.set().rules().forEach(rule -> numbers.put(rule.id(), numbers.size()));
        Map<String, Policy> without = new HashMap<>();
        long[][] nos = new long[numbers.size()][2];
        for (int i = 0; i < before.size(); i++) {
            @Nullable Integer number = numbers.get(before.get(i).rule());
            if (number != null && before.get(i).outcome().isNo()) {
                Policy other = without.computeIfAbsent(before.get(i).rule(), policy::without);
                int rows = log.open().get(i).rows().size();
                nos[number][0] += rows;
                nos[number][1] += answer(other, log.open().get(i)).outcome().isYes() ? rows : 0;
            }
        }
        return nos;
    }

    /** How many decisions are answered in the name of this, such as the default. */
    long answeredBy(String rule, Predicate<Outcome> outcome) {
        long rows = 0;
        for (int i = 0; i < before.size(); i++) {
            boolean fits = before.get(i).rule().equals(rule)
                    && outcome.test(before.get(i).outcome());
            rows += fits ? log.open().get(i).rows().size() : 0;
        }
        return rows;
    }

    /** @param touched boxes outside which the edit changes nothing */
    void addTo(Edits.Planned edit, List<Box> touched, long[] sums) {
        @Nullable Policy candidate = null;
        for (int i = 0; i < before.size(); i++) {
            DecisionLog.OpenCase each = log.open().get(i);
            if (touched.stream().anyMatch(box -> Touched.meet(box, each.possible()))) {
                candidate = candidate == null ? edit.candidate(policy) : candidate;
                int kind = Changes.kind(
                        before.get(i).outcome(), answer(candidate, each).outcome());
                if (kind >= 0) {
                    sums[kind] += each.rows().size();
                }
            }
        }
    }
}
