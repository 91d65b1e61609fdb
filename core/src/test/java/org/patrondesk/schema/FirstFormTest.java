package org.patrondesk.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.vocabulary.Domain;

class FirstFormTest {
    private static final String FIRST = """
            {"v":1,"type":"policy-set","policySet":"old","version":"1","philosophy":{"default":"yes"},
             "attributes":{"a":{"boolean":true,"label":7}},
             "rules":[{"id":"r","decide":"no","review":"yearly","owner":["Desk"],"source":"Board"}]}""";

    @Test
    void what_nobody_read_in_the_first_form_is_left_out_and_all_else_kept() {
        assertThat(FirstForm.raised(StoredObject.parse(FIRST))).isEqualTo(StoredObject.parse("""
                {"v":2,"type":"policy-set","policySet":"old","version":"1","philosophy":{"default":"yes"},
                 "attributes":{"a":{"boolean":true}},"rules":[{"id":"r","decide":"no","source":"Board"}]}"""));
    }

    @Test
    void a_policy_of_the_first_form_keeps_its_bytes_and_hash() {
        PolicySet set = PolicyReader.read(StoredObject.parse(FIRST));

        assertThat(set.stored()).isEqualTo(StoredObject.parse(FIRST));
        assertThat(set.hash()).isEqualTo(StoredObject.parse(FIRST).hash());
        assertThat(set.rules().get(0).source()).isEqualTo("Board");
        assertThat(set.rules().get(0).words().owner()).isEmpty();
    }

    @Test
    void a_currency_was_any_text_in_the_first_form() {
        String pounds = FIRST.replace("\"boolean\":true", "\"money\":\"pounds\"");

        assertThat(PolicyReader.read(StoredObject.parse(pounds))
                        .vocabulary()
                        .attributes()
                        .get(0)
                        .domain())
                .isEqualTo(new Domain.Money("XXX"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"label\":7 | /attributes/a/label", "\"review\":\"yearly\" | /rules/0/review"})
    void the_second_form_is_read_strictly(String unread, String place) {
        String other = unread.startsWith("\"label\"") ? "\"review\":\"yearly\"" : "\"label\":7";
        String second =
                FIRST.replace("\"v\":1", "\"v\":2").replace("," + other, "").replace(",\"owner\":[\"Desk\"]", "");

        assertThatThrownBy(() -> PolicyReader.read(StoredObject.parse(second)))
                .isInstanceOfSatisfying(
                        PolicyProblem.class,
                        problem -> assertThat(problem.place()).isEqualTo(place));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"rules\":[ | \"rules\":[7, | /rules/0",
                "\"attributes\":{\"a\":{\"boolean\":true,\"label\":7}} | \"attributes\":[] | /attributes",
                "\"attributes\":{ | \"attributes\":{\"b\":1, | /attributes/b",
                "\"rules\" | \"rule\" | /rule",
                "\"source\":\"Board\" | \"sauce\":\"Board\" | /rules/0/sauce",
            })
    void whatever_else_is_wrong_in_the_first_form_is_named_with_its_place(String sound, String broken, String place) {
        assertThatThrownBy(() -> PolicyReader.read(StoredObject.parse(FIRST.replace(sound, broken))))
                .isInstanceOfSatisfying(
                        PolicyProblem.class,
                        problem -> assertThat(problem.place()).isEqualTo(place));
    }
}
