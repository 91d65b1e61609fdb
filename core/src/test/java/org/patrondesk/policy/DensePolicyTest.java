package org.patrondesk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.vocabulary.Facts;

class DensePolicyTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void a_question_that_cannot_be_settled_in_bounded_work_is_answered_by_asking() {
        Policy policy = Policy.of(PolicyReader.read(DensePolicies.simple(7, 60)));

        Verdict verdict = assertTimeoutPreemptively(SOON, () -> policy.decide(Facts.NONE));

        assertThat(verdict.outcome()).isEqualTo(Outcome.ASK);
        assertThat(verdict.rule()).isEqualTo(Verdict.UNKNOWN_FACT);
        assertThat(verdict.missing()).isNotEmpty();
    }

    @Test
    void neither_several_conditions_nor_exceptions_nor_obligations_make_the_work_endless() {
        StoredObject tree = DensePolicies.cut(7, 60);
        Policy policy = Policy.of(PolicyReader.read(tree));
        assertThat(policy.regions()).hasSizeGreaterThan(100);

        Verdict verdict = assertTimeoutPreemptively(SOON, () -> policy.decide(Facts.NONE));

        assertThat(verdict.outcome()).isEqualTo(Outcome.ASK);
        assertThat(verdict.missing()).isNotEmpty();
        assertThat(verdict.require()).isEmpty();
    }

    /** From nothing to everything: whatever is left open, the answer comes soon, and an answer once given stands. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8, 9, 10})
    void with_so_many_facts_known_of_ten_the_answer_comes_soon_and_stands(int known) {
        StoredObject tree = DensePolicies.cut(3, 60);
        Policy policy = Policy.of(PolicyReader.read(tree));
        WideReading reading = new WideReading(tree);
        Random random = new Random(known);
        for (int i = 0; i < 10; i++) {
            Map<String, Object> all = facts(random);
            Map<String, Object> some = new HashMap<>(all);
            some.keySet().removeIf(id -> Integer.parseInt(id.substring(1)) >= known);

            Verdict verdict = assertTimeoutPreemptively(
                    SOON, () -> policy.decide(policy.set().vocabulary().facts(some)));

            if (verdict.missing().isEmpty()) {
                PlainReading read = reading.on(LocalDate.EPOCH, all);
                assertThat(verdict.outcome()).isEqualTo(read.outcome());
                assertThat(verdict.require()).hasSameElementsAs(read.require());
            } else {
                assertThat(verdict.missing()).noneMatch(some::containsKey);
            }
        }
    }

    @Test
    void an_explanation_of_a_no_comes_soon_as_well() {
        Policy policy = Policy.of(PolicyReader.read(DensePolicies.cut(5, 60)));
        Random random = new Random(5);
        int nos = 0;
        while (nos < 5) {
            Facts facts = policy.set().vocabulary().facts(facts(random));
            if (policy.decide(facts).outcome().isNo()) {
                Explanation explanation = policy.explain(facts);
                assertTimeoutPreemptively(SOON, explanation::nearestYes)
                        .ifPresent(yes -> assertThat(yes.outcome().isYes()).isTrue());
                nos++;
            }
        }
    }

    private static Map<String, Object> facts(Random random) {
        Map<String, Object> facts = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            // Most values lie within the ranges of many rules.
            facts.put("a" + i, random.nextInt(3) == 0 ? random.nextInt(1_000) : 250 + 500 * random.nextInt(2));
        }
        return facts;
    }
}
