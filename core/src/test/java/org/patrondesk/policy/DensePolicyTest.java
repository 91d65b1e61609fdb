package org.patrondesk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.vocabulary.Facts;

/** Sixty rules, each with two ranges on every one of ten attributes: exact subtraction would fill the memory. */
class DensePolicyTest {
    @Test
    void a_question_that_cannot_be_settled_in_bounded_work_is_answered_by_asking() {
        Policy policy = Policy.of(PolicyReader.read(dense(new Random(7))));

        Verdict verdict = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> policy.decide(Facts.NONE));

        assertThat(verdict.outcome()).isEqualTo(Outcome.ASK);
        assertThat(verdict.rule()).isEqualTo(Verdict.UNKNOWN_FACT);
        assertThat(verdict.missing()).isNotEmpty();
    }

    private static StoredObject dense(Random random) {
        Map<String, Object> attributes = new HashMap<>();
        List<Map<String, Object>> rules = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            attributes.put("a" + i, Map.of("int", "0..999"));
        }
        for (int rule = 0; rule < 60; rule++) {
            Map<String, Object> when = new HashMap<>();
            for (int i = 0; i < 10; i++) {
                int low = random.nextInt(400);
                int high = 500 + random.nextInt(400);
                when.put("a" + i, List.of(low + ".." + (low + 90), high + ".." + (high + 90)));
            }
            rules.add(Map.of("id", "r" + rule, "when", when, "decide", rule % 2 == 0 ? "no" : "conditional"));
        }
        return StoredObject.ofMap(Map.of(
                "policySet",
                "dense",
                "version",
                "1",
                "philosophy",
                Map.of("default", "yes"),
                "attributes",
                attributes,
                "rules",
                rules));
    }
}
