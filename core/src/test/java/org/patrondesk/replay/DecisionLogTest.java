package org.patrondesk.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;

class DecisionLogTest {
    private static final LocalDate SUMMER = LocalDate.of(2026, 7, 1);
    private static final LocalDate WINTER = LocalDate.of(2026, 12, 1);

    private static final String CLOSED_IN_SUMMER = """
            {"id":"summer","when":{"n":"3.."},"decide":"no","effective":"2026-06-01..2026-08-31"}""";
    private static final String FEW = """
            {"id":"few","when":{"n":"..4"},"decide":"yes","effective":"2026-05-01.."}""";
    private static final String STRICT = """
            {"id":"strict","decide":"no"}""";

    @Test
    void decisions_kept_in_other_words_are_replayed_as_one_by_one() {
        Policy then = policy("\"a\":{\"enum\":[\"x\"]},\"n\":{\"int\":\"0..9\"}", STRICT);
        Policy now = policy(
                "\"b\":{\"enum\":[\"x\",\"y\"],\"was\":[\"a\"]},\"n\":{\"int\":\"0..99\"}",
                "{\"id\":\"xs\",\"when\":{\"b\":\"x\",\"n\":\"..50\"},\"decide\":\"yes\"}," + STRICT);
        List<Recorded> decisions = new ArrayList<>();
        for (String word : List.of("x", "z")) {
            for (int n = 0; n < 10; n++) {
                decisions.add(recorded(then, Map.of("a", word, "n", n), WINTER));
            }
        }

        Replay.Report report = Logs.of(now, decisions).replay(now).report();
        // Nine at the end of the scale may be more than fifty now.
        assertThat(report.noToYes()).isEqualTo(9);
        assertThat(report.notReplayable()).isEqualTo(Map.of("n", 1L));
        assertThat(report)
                .usingRecursiveComparison()
                .ignoringFields("byRule.samples")
                .isEqualTo(Logs.streamed(now, decisions));
    }

    @Test
    void the_day_of_the_decision_counts() {
        Policy then = days(STRICT);
        Policy now = days(CLOSED_IN_SUMMER + "," + FEW + "," + STRICT);
        List<Recorded> decisions = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            decisions.add(recorded(then, Map.of("n", n), SUMMER));
            decisions.add(recorded(then, Map.of("n", n), WINTER));
        }

        Replay.Report report = Logs.of(now, decisions).replay(now).report();
        assertThat(report.noToYes()).isEqualTo(8);
        assertThat(report).isEqualTo(Logs.streamed(now, decisions));
    }

    @Test
    void edits_of_rules_that_begin_and_end_have_the_effect_they_are_said_to_have() {
        Policy policy = days(CLOSED_IN_SUMMER + "," + FEW + "," + STRICT);
        List<Recorded> decisions = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            decisions.add(recorded(policy, Map.of("n", n), SUMMER));
            decisions.add(recorded(policy, Map.of("n", n), WINTER));
        }
        Relaxation relaxation = Relaxation.of(policy, Logs.of(policy, decisions));

        assertThat(relaxation.edits()).hasSizeGreaterThan(4);
        for (Relaxation.Effect effect : relaxation.edits()) {
            Policy edited = Logs.policy(effect.edit().applyTo(policy.set().stored()));
            Replay.Report report = Logs.streamed(edited, decisions);

            assertThat(report.noToYes()).isEqualTo(effect.nosTurned());
            assertThat(report.yesToNo() + report.otherChange()).isEqualTo(effect.collateral());
            assertThat(relaxation.opened(effect))
                    .hasValueSatisfying(volume -> assertThat(volume).isPositive());
        }
    }

    private static Policy days(String rules) {
        return policy("\"n\":{\"int\":\"0..9\"}", rules);
    }

    private static Policy policy(String attributes, String rules) {
        return Logs.policy(StoredObject.parse("{\"policySet\":\"p\",\"version\":\"1\",\"philosophy\":"
                + "{\"default\":\"yes\"},\"attributes\":{" + attributes + "},\"rules\":[" + rules + "]}"));
    }

    private static Recorded recorded(Policy then, Map<String, Object> given, LocalDate day) {
        Facts facts = then.set().vocabulary().facts(given);
        Facts asked = then.set().vocabulary().asksDay() ? facts.on(day) : facts;
        Verdict verdict = then.decide(asked);
        return new Recorded(
                verdict.outcome(), verdict.rule(), asked, day, then.set().vocabulary(), true);
    }
}
