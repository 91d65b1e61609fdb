package org.patrondesk.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;

/** Counts what edits change for decisions with open facts, by asking the edited policy for each. One thread. */
final class OpenAnswers {
    private final DecisionLog log;
    private final Policy policy;
    private final List<Outcome> before;

    OpenAnswers(DecisionLog log, Policy policy) {
        this.log = log;
        this.policy = policy;
        this.before = log.open().stream().map(each -> answer(policy, each)).toList();
    }

    private static Outcome answer(Policy policy, DecisionLog.OpenCase each) {
        return policy.decide(each.facts(), each.recorded().vocabulary()).outcome();
    }

    /** @param touched boxes outside which the edit changes nothing */
    void addTo(Edits.Planned edit, List<Box> touched, long[] sums) {
        @Nullable Policy candidate = null;
        for (int i = 0; i < before.size(); i++) {
            DecisionLog.OpenCase each = log.open().get(i);
            if (touched.stream().anyMatch(box -> Touched.meet(box, each.possible()))) {
                candidate = candidate == null ? edit.candidate(policy) : candidate;
                int kind = Changes.kind(before.get(i), answer(candidate, each));
                if (kind >= 0) {
                    sums[kind] += each.rows().size();
                }
            }
        }
    }
}
