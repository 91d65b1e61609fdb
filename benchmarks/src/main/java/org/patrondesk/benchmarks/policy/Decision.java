package org.patrondesk.benchmarks.policy;

import java.util.List;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Verdict;

/** What every side must say about a request: effect, determining rule, and the ids of all rules that hold, in order. */
public record Decision(Outcome outcome, String rule, List<String> matches) {
    static Decision of(Verdict verdict) {
        return new Decision(verdict.outcome(), verdict.rule(), verdict.matches());
    }
}
