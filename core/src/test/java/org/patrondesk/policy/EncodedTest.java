package org.patrondesk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.schema.PolicyReader;

class EncodedTest {
    private final Policy printing = policy("printing", "{\"pages\":{\"int\":\"0..500\"}}");

    private static Policy policy(String id, String attributes) {
        return Policy.of(
                PolicyReader.read(
                        StoredObject.parse(
                                "{\"policySet\":\"" + id
                                        + "\",\"version\":\"1\",\"precedence\":\"koha\",\"philosophy\":{\"default\":\"yes\"},\"attributes\":"
                                        + attributes
                                        + ",\"rules\":[{\"id\":\"a\",\"decide\":\"no\",\"set\":{\"x\":1}},{\"id\":\"b\",\"set\":{\"y\":2}}]}")));
    }

    private Encoded pages(Map<String, Object> facts) {
        return printing.encode(printing.set().vocabulary().facts(facts));
    }

    @Test
    void a_policy_with_the_same_vocabulary_takes_what_another_has_encoded() {
        Policy next = policy("printing-next", "{\"pages\":{\"int\":\"0..500\"}}");

        assertThat(next.decide(pages(Map.of("pages", 3))).rule()).isEqualTo("a");
        assertThat(next.decide(pages(Map.of())).rule()).isEqualTo("a");
    }

    @Test
    void a_policy_with_another_vocabulary_refuses_it() {
        Policy other = policy("rooms", "{\"people\":{\"int\":\"0..20\"},\"hours\":{\"int\":\"0..9\"}}");

        for (Encoded encoded : new Encoded[] {pages(Map.of("pages", 3)), pages(Map.of())}) {
            assertThatThrownBy(() -> other.decide(encoded))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "These facts were encoded for a policy with another vocabulary; encode them for this one.");
            assertThatThrownBy(() -> other.explain(encoded)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Comparing these two vocabularies takes about a tenth of a millisecond, so that a million would take minutes. */
    @Test
    void facts_encoded_before_a_swap_do_not_cost_a_comparison_of_vocabularies_each() {
        String words =
                IntStream.range(0, 10_000).mapToObj(i -> "\"shelf-" + i + "\"").collect(Collectors.joining(","));
        String attributes = "{\"shelf\":{\"enum\":[" + words + "]}}";
        Policy before = policy("before", attributes);
        Policy after = policy("after", attributes);
        Encoded encoded = before.encode(before.set().vocabulary().facts(Map.of("shelf", "shelf-9999")));

        assertTimeout(Duration.ofSeconds(30), () -> {
            int no = 0;
            for (int i = 0; i < 1_000_000; i++) {
                no += after.decide(encoded).outcome().isNo() ? 1 : 0;
            }
            assertThat(no).isEqualTo(1_000_000);
        });
    }

    @Test
    void nobody_changes_the_outputs_of_a_verdict() {
        for (Encoded encoded : new Encoded[] {pages(Map.of("pages", 3)), pages(Map.of())}) {
            Map<String, Object> set = printing.decide(encoded).set();

            assertThat(set).isEqualTo(Map.of("x", 1L, "y", 2L));
            assertThatThrownBy(() -> set.put("z", 3L)).isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
