package org.patrondesk.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.access.Identity;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Channel;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;

class RequestsTest {
    private final Riverside library = new Riverside();
    private final Session session = library.session();

    @Test
    void before_a_policy_is_adopted_there_is_none_to_answer_by() {
        assertThat(session.requests().decide(request("NE", 9))).isInstanceOf(Answer.NotFound.class);
        assertThat(session.policies().inForce()).isEmpty();
    }

    @Test
    void an_answer_is_recorded_with_its_facts_and_the_policy() {
        session.policies().adopt(Riverside.policy()).orThrow();
        Given given = session.requests().decide(request("NE", 9)).orThrow();

        assertThat(given.verdict().outcome()).isEqualTo(Outcome.NO);
        assertThat(given.because()).isEqualTo("Children come with a guardian.");
        assertThat(library.decisions(DecisionSelection.said())).singleElement().satisfies(decision -> {
            assertThat(decision.id()).isEqualTo(given.decision());
            assertThat(decision.rule()).isEqualTo("too-young");
            assertThat(decision.facts().canonical())
                    .isEqualTo("{\"age\":9,\"months-since-last-use\":0,\"postcode-area\":\"NE\"}");
        });
        assertThat(library.eventTypes()).containsExactly("policy-adopted", "decision-recorded");
    }

    @Test
    void a_word_that_is_not_listed_is_other_and_counted_by_attribute_alone() {
        session.policies().adopt(Riverside.policy()).orThrow();
        Given given = session.requests().decide(request("SW", 9)).orThrow();
        session.requests().decide(request("other", 9)).orThrow();

        assertThat(given.verdict().rule()).isEqualTo("out-of-area");
        assertThat(library.decisions(DecisionSelection.said()))
                .allMatch(decision -> decision.facts().value("postcode-area").equals(Optional.of("other")));
        assertThat(library.events())
                .filteredOn(event -> event.type().equals("words-unlisted"))
                .singleElement()
                .satisfies(event -> assertThat(event.body().canonical())
                        .contains("\"attribute\":\"postcode-area\"", "\"n\":1")
                        .doesNotContain("SW"));
        List<String> counters = new ArrayList<>();
        session.counters().each(sum -> counters.add(sum.counter() + " " + sum.label() + " " + sum.n()));
        assertThat(counters).contains("unlisted.said postcode-area 1", "decisions.said refer 2");
    }

    @Test
    void a_policy_that_uses_an_attribute_for_another_meaning_is_not_adopted() {
        session.policies().adopt(Riverside.policy()).orThrow();
        StoredObject stored = Riverside.policy().stored();
        StoredObject otherKind = stored.with("version", "2")
                .with("attributes", stored.object("attributes").with("age", Map.of("enum", List.of("young"))))
                .with("rules", List.of());

        assertThat(session.policies().adopt(PolicyReader.read(otherKind)))
                .isInstanceOfSatisfying(
                        Answer.Invalid.class,
                        invalid -> assertThat(invalid.violations().toString())
                                .contains("uses the attribute 'age' for something else"));
        assertThat(session.policies().inForce().orElseThrow().version()).isEqualTo("1");
    }

    @Test
    void an_id_that_was_renamed_away_does_not_come_back() {
        StoredObject stored = Riverside.policy().stored();
        StoredObject attributes = stored.object("attributes");
        StoredObject renamed = StoredObject.ofMap(Map.of(
                "postcode-area", attributes.object("postcode-area"),
                "months-since-last-use", attributes.object("months-since-last-use"),
                "years", attributes.object("age").with("was", "age")));
        PolicySet second = PolicyReader.read(
                stored.with("version", "2").with("attributes", renamed).with("rules", List.of()));
        session.policies().adopt(Riverside.policy()).orThrow();
        session.policies().adopt(second).orThrow();

        assertThat(session.policies().adopt(Riverside.policy("3", 6))).isInstanceOf(Answer.Invalid.class);
        assertThat(session.requests()
                        .decide(request("NE", 9))
                        .orThrow()
                        .verdict()
                        .rule())
                .as("a fact under the former id is taken for the present one")
                .isEqualTo("default");
    }

    @Test
    void a_rule_with_a_last_day_is_asked_on_the_day_it_is_at_the_desk() {
        StoredObject stored = Riverside.policy().stored();
        List<Object> rules = new ArrayList<>(stored.list("rules"));
        rules.set(1, ((StoredObject) rules.get(1)).with("effective", "..2026-11-18"));
        session.policies().adopt(PolicyReader.read(stored.with("rules", rules))).orThrow();
        Request child = request("NE", 9);

        assertThat(session.requests()
                        .decide(child.withKey("k"))
                        .orThrow()
                        .verdict()
                        .rule())
                .isEqualTo("too-young");
        Session tomorrow =
                library.deskAt(Riverside.WEDNESDAY.plusSeconds(86_400)).as(Identity::of, Riverside.everybody());
        assertThat(tomorrow.requests().decide(child).orThrow().verdict().rule()).isEqualTo("default");
        assertThat(tomorrow.requests()
                        .decide(child.withKey("k"))
                        .orThrow()
                        .verdict()
                        .rule())
                .as("asked again under its key, as on the day it was first asked")
                .isEqualTo("too-young");
    }

    @Test
    void adopting_the_policy_in_force_again_changes_nothing() {
        session.policies().adopt(Riverside.policy()).orThrow();
        session.policies().adopt(Riverside.policy()).orThrow();

        assertThat(library.eventTypes()).containsExactly("policy-adopted");
        assertThat(session.policies().inForce().orElseThrow().hash())
                .isEqualTo(Riverside.policy().hash());
    }

    @Test
    void a_fact_that_does_not_fit_is_invalid_and_nothing_is_recorded() {
        session.policies().adopt(Riverside.policy()).orThrow();
        for (Map<String, Object> wrong :
                List.<Map<String, Object>>of(Map.of("age", 200), Map.of("shoe", 1), Map.of("age", 1.5))) {
            Request request = Request.at(Riverside.CENTRAL, Channel.WEB, wrong);
            assertThat(session.requests().decide(request)).isInstanceOf(Answer.Invalid.class);
            assertThat(session.requests().decide(request.withKey("k"))).isInstanceOf(Answer.Invalid.class);
        }
        assertThat(library.decisions(DecisionSelection.said())).isEmpty();
    }

    @Test
    void the_same_key_gets_the_same_answer_after_the_policy_changed() {
        session.policies().adopt(Riverside.policy()).orThrow();
        Request request = request("NE", 9).withKey("k-1");
        Given first = session.requests().decide(request).orThrow();
        session.policies().adopt(Riverside.withoutRules()).orThrow();

        assertThat(session.requests().decide(request).orThrow()).isEqualTo(first);
        assertThat(session.requests()
                        .decide(request.withKey("k-2"))
                        .orThrow()
                        .verdict()
                        .outcome())
                .isEqualTo(Outcome.YES);
        assertThat(library.decisions(DecisionSelection.said())).hasSize(2);
        assertThatThrownBy(() -> session.requests().decide(request("NE", 10).withKey("k-1")))
                .isInstanceOf(IdempotencyConflict.class);
    }

    @Test
    void a_branch_out_of_reach_is_not_found() {
        session.policies().adopt(Riverside.policy()).orThrow();

        assertThat(library.session(Riverside.HARBOUR).requests().decide(request("NE", 9)))
                .isInstanceOf(Answer.NotFound.class);
    }

    private static Request request(String area, int age) {
        return Request.at(Riverside.CENTRAL, Channel.DESK, Riverside.facts(area, 0, age));
    }
}
