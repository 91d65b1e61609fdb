package org.patrondesk.logbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.measure.Counters;
import org.patrondesk.measure.Delta;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;

class LogbookTest {
    private static final Period THIS_WEEK = Period.ofIsoWeek("2026-W47", Riverside.LONDON);

    private final Riverside library = new Riverside();
    private final Session session = library.session();

    @Test
    void a_no_at_the_desk_is_a_said_decision_with_its_event_and_its_count() {
        UUID id = session.logbook()
                .log(LogNo.atDesk(Riverside.CENTRAL, "A room for 50?", Decision.UNWRITTEN))
                .orThrow();

        assertThat(library.decisions(DecisionSelection.said())).singleElement().satisfies(no -> {
            assertThat(no.id()).isEqualTo(id);
            assertThat(no.outcome()).isEqualTo(Outcome.NO);
            assertThat(no.wording().orElseThrow().asked()).isEqualTo("A room for 50?");
            assertThat(no.policy()).isEmpty();
        });
        assertThat(library.eventTypes()).containsExactly("decision-recorded");
        assertThat(library.events().get(0).body().canonical()).doesNotContain("room");
        List<Delta> counts = new java.util.ArrayList<>();
        library.storage.read(Riverside.scope(Permission.READ_COUNTERS), transaction -> {
            transaction.store(Counters.class).each(counts::add);
            return counts;
        });
        assertThat(counts).containsExactly(new Delta("decisions.said", Riverside.CENTRAL, Riverside.TODAY, "no", 1));
    }

    @Test
    void a_no_by_a_rule_cites_the_policy_in_force_and_a_referring_rule_refers() {
        session.policies().adopt(Riverside.policy()).orThrow();
        session.logbook().log(LogNo.atDesk(Riverside.CENTRAL, "a", "too-young")).orThrow();
        session.logbook()
                .log(LogNo.atDesk(Riverside.CENTRAL, "b", "too-young").offering("a visit"))
                .orThrow();
        session.logbook()
                .log(LogNo.atDesk(Riverside.CENTRAL, "c", "out-of-area").offering("a letter"))
                .orThrow();

        assertThat(library.decisions(DecisionSelection.said()))
                .allSatisfy(no ->
                        assertThat(no.policy()).contains(Riverside.policy().hash()))
                .extracting(Decision::outcome)
                .containsExactly(Outcome.NO, Outcome.NO_WITH_ALTERNATIVE, Outcome.REFER);
    }

    @Test
    void all_violations_come_back_together_and_nothing_is_kept() {
        LogNo wrong = new LogNo(
                " ",
                "",
                Optional.of(""),
                Optional.of("x".repeat(501)),
                Map.of(),
                Riverside.CENTRAL,
                Channel.DESK,
                Optional.of(""),
                Optional.empty());

        assertThat(violations(session.logbook().log(wrong)))
                .extracting(Violation::path, Violation::code)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("asked", "NotBlank"),
                        org.assertj.core.groups.Tuple.tuple("rule", "NotBlank"))
                .hasSize(5);
        assertThat(library.events()).isEmpty();
    }

    @Test
    void five_hundred_characters_are_enough_and_one_more_is_not() {
        LogNo longest = LogNo.atDesk(Riverside.CENTRAL, "x".repeat(500), Decision.UNWRITTEN);
        LogNo longer = LogNo.atDesk(Riverside.CENTRAL, "x".repeat(501), Decision.UNWRITTEN);

        assertThat(session.logbook().log(longest)).isInstanceOf(Answer.Done.class);
        assertThat(violations(session.logbook().log(longer)))
                .extracting(Violation::code)
                .containsExactly("Size");
    }

    @Test
    void an_unknown_rule_is_refused_with_the_names_of_the_known_ones() {
        assertThat(violations(session.logbook().log(LogNo.atDesk(Riverside.CENTRAL, "a", "nope"))))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).contains("no policy is in force"));
        session.policies().adopt(Riverside.policy()).orThrow();

        assertThat(violations(session.logbook().log(LogNo.atDesk(Riverside.CENTRAL, "a", "nope"))))
                .singleElement()
                .satisfies(found -> assertThat(found.message()).contains("out-of-area, too-young, unused"));
    }

    @Test
    void the_same_key_and_no_get_the_same_answer_and_another_no_is_refused() {
        LogNo no = keyed("a", Decision.UNWRITTEN);
        UUID first = session.logbook().log(no).orThrow();

        assertThat(session.logbook().log(no).orThrow()).isEqualTo(first);
        assertThat(library.decisions(DecisionSelection.said())).hasSize(1);
        assertThatThrownBy(() -> session.logbook().log(keyed("b", Decision.UNWRITTEN)))
                .isInstanceOfSatisfying(
                        IdempotencyConflict.class,
                        conflict -> assertThat(conflict.code()).isEqualTo("idempotency-conflict"));
        assertThat(library.decisions(DecisionSelection.said())).hasSize(1);
    }

    @Test
    void the_same_key_gets_the_same_answer_even_when_the_rule_is_gone() {
        session.policies().adopt(Riverside.policy()).orThrow();
        UUID first = session.logbook().log(keyed("a", "too-young")).orThrow();
        session.policies().adopt(Riverside.withoutRules()).orThrow();

        assertThat(session.logbook().log(keyed("a", "too-young")).orThrow()).isEqualTo(first);
    }

    @Test
    void a_branch_out_of_reach_is_answered_like_one_that_does_not_exist() {
        Session harbour = library.session(Riverside.HARBOUR);

        assertThat(harbour.logbook().log(LogNo.atDesk(Riverside.CENTRAL, "a", Decision.UNWRITTEN)))
                .isEqualTo(harbour.logbook().log(LogNo.atDesk(new Branch("Nowhere"), "a", Decision.UNWRITTEN)))
                .isInstanceOf(Answer.NotFound.class);
        assertThat(library.events()).isEmpty();
    }

    @Test
    void who_may_not_log_or_review_is_denied() {
        Session auditor = library.deskAt(Riverside.WEDNESDAY)
                .as(Identity::of, Actor.Staff.of(Riverside.TENANT, "s-3", Roles.AUDITOR));

        assertThatThrownBy(() -> auditor.logbook().log(LogNo.atDesk(Riverside.CENTRAL, "a", Decision.UNWRITTEN)))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> auditor.logbook().review(Optional.empty(), THIS_WEEK))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> auditor.logbook().replay(Optional.empty(), Riverside.policy()))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void a_review_counts_by_rule_and_branch_what_was_recorded_in_the_week() {
        session.policies().adopt(Riverside.policy()).orThrow();
        log(session, Riverside.CENTRAL, "too-young", 3);
        log(session, Riverside.HARBOUR, Decision.UNWRITTEN, 2);
        log(library.deskAt(THIS_WEEK.to()).as(Identity::of, Riverside.everybody()), Riverside.CENTRAL, "too-young", 1);
        log(
                library.deskAt(THIS_WEEK.from()).as(Identity::of, Riverside.everybody()),
                Riverside.CENTRAL,
                "out-of-area",
                1);
        session.requests().decide(asking(Map.of("age", 40))).orThrow();

        Review review = session.logbook().review(Optional.empty(), THIS_WEEK);

        assertThat(review.nos()).isEqualTo(6);
        assertThat(review.asks()).isEqualTo(1);
        assertThat(review.unwritten()).isEqualTo(2);
        assertThat(review.byRule())
                .containsExactly(
                        new Review.RuleCount("too-young", 3, 0),
                        new Review.RuleCount(Decision.UNWRITTEN, 2, 0),
                        new Review.RuleCount("out-of-area", 1, 0));
        assertThat(review.byBranch()).isEqualTo(Map.of("Central", 4L, "Harbour", 2L));
    }

    @Test
    void a_review_sees_only_the_branches_of_its_reader() {
        log(session, Riverside.CENTRAL, Decision.UNWRITTEN, 3);
        log(session, Riverside.HARBOUR, Decision.UNWRITTEN, 2);

        assertThat(library.session(Riverside.HARBOUR)
                        .logbook()
                        .review(Optional.empty(), THIS_WEEK)
                        .byBranch())
                .isEqualTo(Map.of("Harbour", 2L));
    }

    @Test
    void one_question_with_two_answers_is_inconsistent() {
        session.logbook()
                .log(LogNo.atDesk(Riverside.CENTRAL, "Print in  colour?", Decision.UNWRITTEN))
                .orThrow();
        session.logbook()
                .log(LogNo.atDesk(Riverside.HARBOUR, " print in colour? ", Decision.UNWRITTEN)
                        .offering("black"))
                .orThrow();
        session.logbook()
                .log(LogNo.atDesk(Riverside.HARBOUR, "Another?", Decision.UNWRITTEN))
                .orThrow();

        assertThat(session.logbook().review(Optional.empty(), THIS_WEEK).inconsistent())
                .containsExactly(new Review.Inconsistency(
                        Decision.UNWRITTEN,
                        "print in colour?",
                        List.of(
                                new Review.AnswerCount("no", 1, List.of("Central"), List.of("afternoon")),
                                new Review.AnswerCount(
                                        "no-with-alternative", 1, List.of("Harbour"), List.of("afternoon")))));
    }

    @Test
    void the_agenda_spells_out_the_words_loudest_rule_first() {
        session.policies().adopt(Riverside.policy()).orThrow();
        log(session, Riverside.CENTRAL, "out-of-area", 1);
        log(session, Riverside.CENTRAL, "too-young", Agenda.SPELLED_OUT + 2);
        Agenda agenda = session.logbook().agenda(Optional.empty(), THIS_WEEK);

        assertThat(agenda.items()).extracting(Agenda.Item::rule).containsExactly("too-young", "out-of-area");
        assertThat(agenda.items().get(0).n()).isEqualTo(52);
        assertThat(agenda.items().get(0).nos()).hasSize(50);
        assertThat(agenda.items().get(0).nos().get(0).wording().orElseThrow().asked())
                .isEqualTo("question 0");
        assertThat(agenda.items().get(0).because()).isEqualTo("Children come with a guardian.");
        assertThat(agenda.items().get(1).source()).isEqualTo("Agreement, 3");
    }

    @Test
    void a_no_does_not_rest_on_a_rule_that_only_says_yes() {
        PolicySet kind = PolicyReader.read(StoredObject.parse("{\"policySet\":\"p\",\"version\":\"1\",\"philosophy\":"
                + "{\"default\":\"no\"},\"attributes\":{\"adult\":{\"boolean\":true}},\"rules\":[{\"id\":\"grown-up\","
                + "\"when\":{\"adult\":true},\"decide\":\"yes\"}]}"));
        session.policies().adopt(kind).orThrow();

        assertThat(session.logbook().log(LogNo.atDesk(Riverside.CENTRAL, "A card", "grown-up")))
                .isInstanceOf(Answer.Invalid.class);
    }

    private static Request asking(Map<String, Object> facts) {
        return Request.at(Riverside.CENTRAL, Channel.DESK, facts);
    }

    private static LogNo keyed(String asked, String rule) {
        return new LogNo(
                asked,
                rule,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Riverside.CENTRAL,
                Channel.PHONE,
                Optional.of("k-1"),
                Optional.empty());
    }

    private static void log(Session session, Branch branch, String rule, int times) {
        for (int i = 0; i < times; i++) {
            session.logbook().log(LogNo.atDesk(branch, "question " + i, rule)).orThrow();
        }
    }

    private static List<Violation> violations(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Invalid.class);
        return ((Answer.Invalid<?>) answer).violations();
    }
}
