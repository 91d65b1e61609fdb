package org.patrondesk.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.library.Channel;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;

class RequestsTest {
    private final Riverside library = new Riverside();
    private final Session session = library.session();

    /** The policy of the library after the board gave up all rules. */
    static PolicySet withoutRules() {
        return PolicyReader.read(
                Riverside.policy().stored().with("version", "2").with("rules", List.of()));
    }

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
        session.policies().adopt(withoutRules()).orThrow();

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
