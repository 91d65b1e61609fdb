package org.patrondesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.schema.PolicyReader;

/** The rule with the greater sum of 4^weight wins, however many attributes there are. */
class ScoreTest {
    private static String deciding(String precedence, int attributes, String rules) {
        String ids = IntStream.rangeClosed(10, 9 + attributes)
                .mapToObj(i -> "\"a" + i + "\":{\"boolean\":true}")
                .collect(Collectors.joining(","));
        PolicySet set =
                PolicyReader.read(StoredObject.parse("{\"policySet\":\"score\",\"version\":\"1\",\"philosophy\":"
                        + "{\"default\":\"yes\"},\"precedence\":" + precedence + ",\"attributes\":{" + ids
                        + "},\"rules\":[" + rules + "]}"));
        Map<String, Object> facts = new TreeMap<>();
        set.vocabulary().attributes().forEach(attribute -> facts.put(attribute.id(), true));
        return Policy.of(set).decide(set.vocabulary().facts(facts)).rule();
    }

    private static String rule(String id, String... attributes) {
        String when = Stream.of(attributes).map(each -> "\"" + each + "\":true").collect(Collectors.joining(","));
        return "{\"id\":\"" + id + "\",\"decide\":\"no\",\"when\":{" + when + "}}";
    }

    @Test
    void the_last_of_sixty_attributes_still_counts() {
        String rules = rule("a", "a10") + "," + rule("b", "a10", "a69");

        assertThat(deciding("\"evergreen\"", 60, rules)).isEqualTo("b");
    }

    @Test
    void one_attribute_outweighs_all_behind_it() {
        String[] behind = IntStream.rangeClosed(11, 69).mapToObj(i -> "a" + i).toArray(String[]::new);

        assertThat(deciding("\"evergreen\"", 60, rule("a", behind) + "," + rule("b", "a10")))
                .isEqualTo("b");
    }

    @Test
    void equal_sums_are_equal_in_whatever_order_they_were_added() {
        String weights = "[\"score(a10=1.1, a11=0.1, a12=0.1, a13=1.1)\",\"id\"]";
        String rules = rule("b", "a11", "a12", "a13") + "," + rule("a", "a10", "a11", "a12");

        assertThat(deciding(weights, 4, rules)).isEqualTo("a");
    }
}
