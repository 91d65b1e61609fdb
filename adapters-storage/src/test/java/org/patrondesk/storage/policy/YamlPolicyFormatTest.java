package org.patrondesk.storage.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.storage.policy.YamlRefusals.problem;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;

class YamlPolicyFormatTest {
    private final YamlPolicyFormat format = new YamlPolicyFormat();

    @Test
    void the_same_policy_in_yaml_and_json_has_the_same_hash() throws Exception {
        PolicySet json = new JsonPolicyFormat()
                .read("p.json", PolicyTexts.read("quiet-rooms.json").getBytes(UTF_8));

        PolicySet yaml =
                format.read("p.yaml", PolicyTexts.read("quiet-rooms.yaml").getBytes(UTF_8));

        assertThat(yaml.stored()).isEqualTo(json.stored());
        assertThat(yaml.hash()).isEqualTo(json.hash());
    }

    @Test
    void a_policy_in_json_is_a_policy_in_yaml() throws Exception {
        byte[] content = PolicyTexts.read("quiet-rooms.json").getBytes(UTF_8);

        assertThat(format.read("p.yaml", content).hash())
                .isEqualTo(new JsonPolicyFormat().read("p.json", content).hash());
    }

    @Test
    void a_no_without_quotes_is_the_outcome_no() throws Exception {
        PolicySet set =
                format.read("p.yaml", PolicyTexts.read("quiet-rooms.yaml").getBytes(UTF_8));

        assertThat(set.rule("tower-from-eighteen").orElseThrow().decide()).contains(Outcome.NO);
        assertThat(set.philosophy().otherwise()).isEqualTo(Outcome.YES);
        assertThat(Policy.of(set)
                        .decide(set.vocabulary().facts(Map.of("room", "tower", "age", 17L)))
                        .outcome())
                .isEqualTo(Outcome.NO_WITH_ALTERNATIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off", "true", "y", "5"})
    void a_word_that_is_no_outcome_is_refused_in_its_own_letters(String word) throws Exception {
        PolicyProblem problem =
                problem(PolicyTexts.read("quiet-rooms.yaml").replace("decide: no\n", "decide: " + word + "\n"));

        assertThat(problem.place()).isEqualTo("p.yaml:17:13");
        assertThat(problem.sentence()).startsWith("'" + word + "' is no outcome; use one of yes,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "tier: board          | tier: bord         | 15:11 | There is no tier 'bord'",
                "room: tower, age: ..17 | rom: tower       | 16:12 | no attribute 'rom'",
                "decide: conditional  | decide: perhaps    | 25:13 | 'perhaps' is no outcome",
                "require:             | requires:          | 26:5  | Unknown key 'requires'",
                "by: default          | by: nobody         | 30:73 | There is no rule 'nobody'",
                "\"10.49\"            | 10.50              | 31:5  | The example expects conditional",
                "version: 2026-11-01  | ~~                 | 2:1   | The key 'version' is missing here"
            })
    void what_the_schema_refuses_is_placed_by_line_and_column(
            String written, String instead, String place, String sentence) throws Exception {
        String text = PolicyTexts.read("quiet-rooms.yaml");
        assertThat(text).contains(written);

        PolicyProblem problem = problem(text.replace(written, instead));

        assertThat(problem.place()).isEqualTo("p.yaml:" + place);
        assertThat(problem.sentence()).contains(sentence);
    }
}
