package org.patrondesk.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;

class DriftTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Policy POLICY = Policy.of(Riverside.policy());

    @Test
    void a_policy_that_still_answers_as_it_did_shows_no_drift() {
        Drift drift = new Drift();
        for (int months = 0; months < 12; months++) {
            Facts facts = facts(months);
            Verdict verdict = POLICY.decide(facts);
            drift.add(recorded(facts, verdict.outcome(), verdict.rule()), POLICY);
        }

        assertThat(drift.report()).isEqualTo(new Drift.Report(12, 0, List.of()));
        assertThat(drift.report().isNone()).isTrue();
    }

    @Test
    void another_outcome_or_another_rule_is_drift() {
        Drift drift = new Drift();
        drift.add(recorded(facts(2), Outcome.NO, "unused"), POLICY);
        drift.add(recorded(facts(9), Outcome.CONDITIONAL, "unused-once"), POLICY);
        drift.add(recorded(facts(9), Outcome.CONDITIONAL, "unused"), POLICY);

        assertThat(drift.report().checked()).isEqualTo(3);
        assertThat(drift.report().drifted()).isEqualTo(2);
        assertThat(drift.report().samples())
                .containsExactly(
                        new Drift.Drifted(POLICY.ref(), facts(2), Outcome.NO, "unused", Outcome.YES, "default"),
                        new Drift.Drifted(
                                POLICY.ref(),
                                facts(9),
                                Outcome.CONDITIONAL,
                                "unused-once",
                                Outcome.CONDITIONAL,
                                "unused"));
    }

    @Test
    void what_no_policy_answered_is_left_out() {
        Drift drift = new Drift();
        drift.add(
                new Recorded(
                        Outcome.NO, "unwritten", Facts.NONE, DAY, POLICY.set().vocabulary(), false),
                POLICY);

        assertThat(drift.report()).isEqualTo(new Drift.Report(0, 0, List.of()));
    }

    private static Facts facts(int months) {
        return POLICY.set().vocabulary().facts(Map.copyOf(Riverside.facts("NE", months, 40)));
    }

    private static Recorded recorded(Facts facts, Outcome outcome, String rule) {
        return new Recorded(outcome, rule, facts, DAY, POLICY.set().vocabulary(), true);
    }
}
