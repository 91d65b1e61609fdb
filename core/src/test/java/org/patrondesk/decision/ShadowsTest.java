package org.patrondesk.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.logbook.Agenda;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.logbook.Review;
import org.patrondesk.measure.Counters;
import org.patrondesk.measure.Delta;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;

class ShadowsTest {
    private static final Period THIS_WEEK = Period.ofIsoWeek("2026-W47", Riverside.LONDON);
    private static final Request CHILD = request("NE", 9);
    private static final Request GROWN_UP = request("NE", 40);

    /** One rule for each outcome that a rule can decide, told apart by the fact that is asked. */
    private static final PolicySet EVERY_OUTCOME = PolicyReader.read(StoredObject.parse("""
            {"policySet":"outcomes","version":"1","philosophy":{"default":"yes"},
             "attributes":{"case":{"enum":["yes","conditional","no","no-with-alternative","refer"]}},
             "rules":[
              {"id":"conditional","when":{"case":"conditional"},"decide":"conditional","require":"sign"},
              {"id":"no","when":{"case":"no"},"decide":"no"},
              {"id":"instead","when":{"case":"no-with-alternative"},"decide":"no","instead":"a visit"},
              {"id":"refer","when":{"case":"refer"},"decide":"refer"}]}"""));

    private final Riverside library = new Riverside();
    private final Session session = library.session();

    @Test
    void a_shadow_keeps_both_answers_with_its_event_and_its_count() {
        session.policies().adopt(Riverside.policy()).orThrow();
        Shadowed shadowed = session.shadow(CHILD, Outcome.YES).orThrow();

        assertThat(shadowed.verdict().outcome()).isEqualTo(Outcome.NO);
        assertThat(shadowed.theirs()).isEqualTo(Outcome.YES);
        assertThat(shadowed.differs()).isTrue();
        assertThat(library.decisions(DecisionSelection.shadow()))
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.id()).isEqualTo(shadowed.decision());
                    assertThat(decision.outcome()).isEqualTo(Outcome.NO);
                    assertThat(decision.rule()).isEqualTo("too-young");
                    assertThat(decision.said()).contains(Outcome.YES);
                    assertThat(decision.policy()).contains(Riverside.policy().hash());
                    assertThat(decision.branch()).isEqualTo(Riverside.CENTRAL);
                    assertThat(decision.channel()).isEqualTo(Channel.DESK);
                    assertThat(decision.at()).isEqualTo(Riverside.WEDNESDAY);
                    assertThat(decision.facts().canonical())
                            .isEqualTo("{\"age\":9,\"months-since-last-use\":0,\"postcode-area\":\"NE\"}");
                });
        assertThat(library.eventTypes()).containsExactly("policy-adopted", "decision-recorded");
        assertThat(library.events().get(1).body().text("kind")).isEqualTo("shadow");
        assertThat(counts())
                .containsExactly(new Delta("decisions.shadow", Riverside.CENTRAL, Riverside.TODAY, "no", 1));
    }

    @Test
    void an_agreement_is_recorded_too() {
        session.policies().adopt(Riverside.policy()).orThrow();

        assertThat(session.shadow(CHILD, Outcome.NO).orThrow().differs()).isFalse();
        assertThat(library.decisions(DecisionSelection.shadow())).hasSize(1);
    }

    @Test
    void a_shadow_is_no_answer_given_and_turns_up_nowhere_among_them() {
        session.policies().adopt(Riverside.policy()).orThrow();
        session.shadow(CHILD, Outcome.YES).orThrow();
        session.shadow(CHILD, Outcome.NO).orThrow();
        session.shadow(Request.at(Riverside.CENTRAL, Channel.DESK, Map.of("age", 40)), Outcome.YES)
                .orThrow();
        Agenda agenda = session.logbook().agenda(Optional.empty(), THIS_WEEK);

        assertThat(library.decisions(DecisionSelection.said())).isEmpty();
        assertThat(agenda.items()).isEmpty();
        assertThat(agenda.review())
                .isEqualTo(new Review(
                        THIS_WEEK, 0, 0, List.of(), Map.of(), 0, List.of(), Review.SecondLooks.NONE, List.of()));
        assertThat(session.logbook()
                        .replay(Optional.empty(), Riverside.policy())
                        .decisions())
                .isZero();
        assertThat(counts()).extracting(Delta::counter).containsOnly("decisions.shadow");
    }

    @Test
    void what_is_said_turns_up_nowhere_among_the_shadows() {
        session.policies().adopt(Riverside.policy()).orThrow();
        session.requests().decide(CHILD).orThrow();
        session.logbook()
                .log(LogNo.atDesk(Riverside.CENTRAL, "A pen?", Decision.UNWRITTEN))
                .orThrow();

        assertThat(session.logbook().shadowReview(THIS_WEEK).shadowed()).isZero();
        assertThat(library.decisions(DecisionSelection.said()))
                .extracting(Decision::said)
                .containsOnly(Optional.empty());
    }

    @Test
    void the_same_key_gets_the_same_answer_after_the_policy_changed() {
        session.policies().adopt(Riverside.policy()).orThrow();
        Request keyed = CHILD.withKey("k-1");
        Shadowed first = session.shadow(keyed, Outcome.YES).orThrow();
        session.policies().adopt(Riverside.withoutRules()).orThrow();

        assertThat(session.shadow(keyed, Outcome.YES).orThrow()).isEqualTo(first);
        assertThat(library.decisions(DecisionSelection.shadow())).hasSize(1);
        assertThat(session.shadow(CHILD.withKey("k-2"), Outcome.YES).orThrow().differs())
                .isFalse();
    }

    @Test
    void the_same_key_with_another_request_or_another_answer_of_the_host_is_refused() {
        session.policies().adopt(Riverside.policy()).orThrow();
        session.shadow(CHILD.withKey("k-1"), Outcome.YES).orThrow();

        assertThatThrownBy(() -> session.shadow(GROWN_UP.withKey("k-1"), Outcome.YES))
                .isInstanceOf(IdempotencyConflict.class);
        assertThatThrownBy(() -> session.shadow(CHILD.withKey("k-1"), Outcome.NO))
                .isInstanceOf(IdempotencyConflict.class);
        assertThat(library.decisions(DecisionSelection.shadow())).hasSize(1);
    }

    @Test
    void a_key_of_a_decision_is_free_for_a_shadow_and_the_other_way_round() {
        session.policies().adopt(Riverside.policy()).orThrow();
        session.requests().decide(CHILD.withKey("k-1")).orThrow();
        session.shadow(GROWN_UP.withKey("k-1"), Outcome.YES).orThrow();
        session.shadow(CHILD.withKey("k-2"), Outcome.YES).orThrow();
        session.requests().decide(GROWN_UP.withKey("k-2")).orThrow();

        assertThat(library.decisions(DecisionSelection.shadow())).hasSize(2);
        assertThat(library.decisions(DecisionSelection.said())).hasSize(2);
    }

    @Test
    void before_a_policy_is_adopted_there_is_nothing_to_compare_with() {
        assertThat(session.shadow(CHILD, Outcome.YES)).isInstanceOf(Answer.NotFound.class);
        assertThat(library.events()).isEmpty();
    }

    @Test
    void a_branch_out_of_reach_is_not_found() {
        session.policies().adopt(Riverside.policy()).orThrow();

        assertThat(library.session(Riverside.HARBOUR).shadow(CHILD, Outcome.YES))
                .isInstanceOf(Answer.NotFound.class);
        assertThat(library.decisions(DecisionSelection.shadow())).isEmpty();
    }

    @Test
    void a_fact_that_does_not_fit_is_invalid_and_nothing_is_recorded() {
        session.policies().adopt(Riverside.policy()).orThrow();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("age", 200), Map.of("shoe", 1), Map.of("age", 1.5), Map.of("postcode-area", "\ud800"))) {
            Request request = Request.at(Riverside.CENTRAL, Channel.WEB, wrong);
            assertThat(session.shadow(request.withKey("k"), Outcome.YES)).isInstanceOf(Answer.Invalid.class);
        }
        assertThat(library.decisions(DecisionSelection.shadow())).isEmpty();
    }

    @Test
    void who_may_not_decide_may_not_shadow_and_who_may_not_review_sees_no_shadows() {
        Session auditor = library.deskAt(Riverside.WEDNESDAY)
                .as(Identity::of, Actor.Staff.of(Riverside.TENANT, "s-3", Roles.AUDITOR));

        assertThatThrownBy(() -> auditor.shadow(CHILD, Outcome.YES)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> auditor.logbook().shadowReview(THIS_WEEK)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> auditor.logbook().replayShadows(Riverside.policy()))
                .isInstanceOf(AccessDenied.class);
        assertThat(library.events()).isEmpty();
    }

    @Test
    void a_policy_that_knows_days_is_asked_for_the_day_it_is_at_the_desk() {
        StoredObject rule = StoredObject.parse("""
                {"id":"closed-for-works","effective":"2026-11-18..2026-11-18","decide":"no"}""");
        session.policies()
                .adopt(PolicyReader.read(Riverside.policy().stored().with("rules", List.of(rule))))
                .orThrow();
        Request keyed = GROWN_UP.withKey("k-1");
        Session tomorrow =
                library.deskAt(Riverside.WEDNESDAY.plusSeconds(86_400)).as(Identity::of, Riverside.everybody());

        assertThat(session.shadow(keyed, Outcome.YES).orThrow().verdict().outcome())
                .isEqualTo(Outcome.NO);
        assertThat(tomorrow.shadow(keyed, Outcome.YES).orThrow().verdict().outcome())
                .as("the same shadow again")
                .isEqualTo(Outcome.NO);
        assertThat(tomorrow.shadow(GROWN_UP, Outcome.YES).orThrow().verdict().outcome())
                .isEqualTo(Outcome.YES);
    }

    @TestFactory
    Stream<DynamicTest> their_outcome_and_ours_differ_unless_they_are_one_or_the_same_no() {
        session.policies().adopt(EVERY_OUTCOME).orThrow();
        Set<Outcome> sameNo = Set.of(Outcome.NO, Outcome.NO_WITH_ALTERNATIVE);
        return Stream.of(Outcome.values())
                .flatMap(theirs -> Stream.of(Outcome.values())
                        .map(ours -> DynamicTest.dynamicTest(theirs.code() + " beside " + ours.code(), () -> {
                            Shadowed shadowed =
                                    session.shadow(leadingTo(ours), theirs).orThrow();
                            boolean same = theirs == ours || sameNo.containsAll(Set.copyOf(List.of(theirs, ours)));
                            assertThat(shadowed.verdict().outcome()).isEqualTo(ours);
                            assertThat(shadowed.differs()).isEqualTo(!same);
                        })));
    }

    private static Request leadingTo(Outcome outcome) {
        Map<String, Object> facts = outcome == Outcome.ASK ? Map.of() : Map.of("case", outcome.code());
        return Request.at(Riverside.CENTRAL, Channel.WEB, facts);
    }

    private List<Delta> counts() {
        List<Delta> counts = new ArrayList<>();
        library.storage.read(Riverside.scope(Permission.READ_COUNTERS), transaction -> {
            transaction.store(Counters.class).each(counts::add);
            return counts;
        });
        return counts;
    }

    private static Request request(String area, int age) {
        return Request.at(Riverside.CENTRAL, Channel.DESK, Riverside.facts(area, 0, age));
    }
}
