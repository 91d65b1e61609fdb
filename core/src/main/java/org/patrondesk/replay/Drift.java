package org.patrondesk.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyRef;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;

/**
 * Answers recorded decisions again under the very policies that answered them: nothing may differ.
 *
 * <p>What differs is drift: the log, the kept policy or the engine is no longer what it was. Here the rule is compared
 * as well as the outcome. Decisions on which no policy answered are left out. One thread.
 */
public final class Drift {
    /** So many cases are told; the rest are counted. */
    public static final int SAMPLES = 20;

    private static final int REMEMBERED = 20_000;

    private final Map<Case, Answer> known = new HashMap<>();
    private final List<Drifted> samples = new ArrayList<>();
    private long checked;
    private long drifted;

    private record Case(ContentHash policy, Facts facts) {}

    private record Answer(Outcome outcome, String rule) {}

    /** A decision that the policy which took it would take otherwise today. */
    public record Drifted(
            PolicyRef policy, Facts facts, Outcome before, String ruleBefore, Outcome after, String ruleAfter) {}

    /**
     * The sums.
     *
     * @param checked how many decisions were answered again
     * @param drifted how many came out otherwise; 0 unless something is broken
     * @param samples the first of them, at most {@value #SAMPLES}
     */
    public record Report(long checked, long drifted, List<Drifted> samples) {
        public boolean isNone() {
            return drifted == 0;
        }
    }

    /**
     * Answers a decision again.
     *
     * @param under the policy whose hash the decision cites
     */
    public void add(Recorded recorded, Policy under) {
        if (!recorded.computed()) {
            return;
        }
        Facts facts = Again.facts(recorded, under.set().vocabulary());
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        Answer now = known.computeIfAbsent(new Case(under.ref().hash(), facts), none -> answer(under.decide(facts)));
        checked++;
        if (now.outcome() != recorded.outcome() || !now.rule().equals(recorded.rule())) {
            drifted++;
            if (samples.size() < SAMPLES) {
                samples.add(new Drifted(
                        under.ref(), facts, recorded.outcome(), recorded.rule(), now.outcome(), now.rule()));
            }
        }
    }

    private static Answer answer(Verdict verdict) {
        return new Answer(verdict.outcome(), verdict.rule());
    }

    /** The sums so far. */
    public Report report() {
        return new Report(checked, drifted, List.copyOf(samples));
    }
}
