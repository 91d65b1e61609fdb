package org.patrondesk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.vocabulary.Facts;

class EffectiveDaysTest {
    private final PolicySet set = PolicyReader.read(StoredObject.parse("""
            {"policySet":"fines","version":"1","philosophy":{"default":"yes"},"attributes":{"fine":{"money":"EUR"}},
             "rules":[
              {"id":"old","effective":"..2025-12-31","when":{"fine":"5.00.."},"decide":"no"},
              {"id":"new","effective":"2026-01-01..2026-12-31","when":{"fine":"25.00.."},"decide":"no"}]}"""));
    private final Policy policy = Policy.of(set);

    private Verdict on(String day, String fine) {
        return policy.decide(set.vocabulary().facts(Map.of("fine", fine)).on(LocalDate.parse(day)));
    }

    @Test
    void a_rule_holds_from_its_first_day_to_its_last() {
        assertThat(on("2025-12-31", "5.00").rule()).isEqualTo("old");
        assertThat(on("2026-01-01", "5.00").rule()).isEqualTo("default");
        assertThat(on("2026-12-31", "25.00").rule()).isEqualTo("new");
        assertThat(on("2027-01-01", "25.00").rule()).isEqualTo("default");
    }

    @Test
    void without_a_day_the_day_is_asked_for_only_where_it_matters() {
        assertThat(policy.decide(set.vocabulary().facts(Map.of("fine", "1.00"))).outcome())
                .isEqualTo(Outcome.YES);
        assertThat(policy.decide(set.vocabulary().facts(Map.of("fine", "30.00")))
                        .missing())
                .containsExactly("as-of");
    }

    @Test
    void an_expired_rule_is_a_near_miss_by_its_day() {
        Facts facts = set.vocabulary().facts(Map.of("fine", "30.00")).on(LocalDate.of(2027, 1, 1));

        assertThat(policy.explain(facts).nearMisses())
                .contains(new Explanation.NearMiss("old", "as-of"), new Explanation.NearMiss("new", "as-of"));
    }

    @Test
    void a_policy_without_such_rules_keeps_the_day_for_one_that_asks() {
        PolicySet always = PolicyReader.read(StoredObject.parse(
                "{\"policySet\":\"p\",\"version\":\"1\",\"philosophy\":{\"default\":\"yes\"},\"attributes\":"
                        + "{\"a\":{\"boolean\":true}},\"rules\":[]}"));

        assertThat(always.vocabulary().facts(Map.of("as-of", "2026-11-21", "a", true)))
                .isEqualTo(always.vocabulary().facts(Map.of("a", true)).on(LocalDate.of(2026, 11, 21)));
        assertThatThrownBy(() -> always.vocabulary().facts(Map.of("as-of", "tomorrow")))
                .hasMessage("The attribute 'as-of' takes a date such as 2026-11-21.");
    }
}
