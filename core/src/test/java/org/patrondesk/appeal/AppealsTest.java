package org.patrondesk.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Roles;
import org.patrondesk.appeal.Reconsideration.AnswerAppeal;
import org.patrondesk.appeal.Reconsideration.ExceptionGrant;
import org.patrondesk.appeal.Reconsideration.LodgeAppeal;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.logbook.Review;
import org.patrondesk.policy.Outcome;
import org.patrondesk.schema.PolicyReader;

class AppealsTest {
    private final Riverside library = new Riverside();
    private final Session ann = as("ann", Roles.DESK);
    private final Session ben = as("ben", Roles.SUPERVISOR);
    private final Session cleo = as("cleo", Roles.SUPERVISOR, Roles.DESK);

    private Session as(String id, String... roles) {
        return library.session(Actor.Staff.of(Riverside.TENANT, id, roles));
    }

    @BeforeEach
    void adopt() {
        as("editor", Roles.POLICY_EDITOR)
                .policies()
                .adopt(PolicyReader.read(StoredObject.parse("""
                        {"policySet":"fines","version":"1","philosophy":{"default":"yes"},
                         "attributes":{"fine":{"money":"GBP"}},
                         "rules":[
                          {"id":"owes-much","when":{"fine":"10.00.."},"decide":"no",
                           "override":{"by":["desk","supervisor"],"upTo":"25.00"}},
                          {"id":"owes-some","when":{"fine":"5.00.."},"decide":"no"}]}""")))
                .orThrow();
    }

    private UUID no(Session by, String fine) {
        return by.requests()
                .decide(Request.at(Riverside.CENTRAL, Channel.DESK, Map.of("fine", fine)))
                .orThrow()
                .decision();
    }

    private static ExceptionGrant grant(UUID decision, String amount) {
        return new ExceptionGrant(
                decision, Outcome.YES, "A child was ill.", Optional.of(new BigDecimal(amount)), Optional.empty());
    }

    private static LodgeAppeal appeal(UUID decision) {
        return new LodgeAppeal(decision, "I paid last week.", Optional.empty());
    }

    private static AnswerAppeal answer(UUID decision, Outcome outcome) {
        return new AnswerAppeal(decision, outcome, "The receipt was found.", Optional.empty());
    }

    @Test
    void whoever_the_rule_names_says_yes_all_the_same_up_to_its_amount() {
        UUID decision = no(ann, "12.00");

        assertThat(ann.appeals().grant(grant(decision, "25.01")))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                    assertThat(refused.rule()).isEqualTo("owes-much");
                    assertThat(refused.decision().id()).isEqualTo(decision.toString());
                    assertThat(refused.sentence())
                            .isEqualTo("An exception to this rule may be made by desk or supervisor, up to 25.00;"
                                    + " ask one of them, or lodge an appeal.");
                });
        assertThat(ben.appeals().of(decision)).isEmpty();
        ann.appeals().grant(grant(decision, "25.00")).orThrow();

        assertThat(ben.appeals().of(decision)).singleElement().satisfies(exception -> {
            assertThat(exception.kind()).isEqualTo(FollowUpKind.EXCEPTION);
            assertThat(exception.authority()).contains("desk");
            assertThat(exception.rule()).isEqualTo("owes-much");
            assertThat(exception.words()).contains("A child was ill.");
        });
        assertThat(library.eventTypes()).endsWith("follow-up-recorded");
        assertThat(library.events().toString()).doesNotContain("ill");
    }

    @Test
    void where_the_rule_names_nobody_the_role_must_be_one_that_grants_exceptions() {
        UUID decision = no(ann, "6.00");

        assertThat(ann.appeals().grant(grant(decision, "1.00"))).isInstanceOf(Answer.Refused.class);
        ben.appeals().grant(grant(decision, "1.00")).orThrow();
        assertThat(ben.appeals().of(decision).get(0).authority()).contains("supervisor");
    }

    @Test
    void every_refusal_cites_a_decision_that_is_in_the_logbook() {
        UUID limited = no(cleo, "12.00");
        UUID unnamed = no(ann, "6.00");
        ann.appeals().lodge(appeal(limited)).orThrow();

        assertThat(List.of(
                        ann.appeals().grant(grant(limited, "25.01")),
                        ann.appeals().grant(grant(unnamed, "1.00")),
                        cleo.appeals().answer(answer(limited, Outcome.NO))))
                .allSatisfy(answer -> assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                    assertThat(refused.decision().kind()).isEqualTo("decision");
                    Optional<Decision> cited =
                            library.decision(UUID.fromString(refused.decision().id()));
                    assertThat(cited.map(Decision::toldRule)).contains(refused.rule());
                    assertThat(cited.orElseThrow().told().isNo()).isTrue();
                }));
    }

    @Test
    void a_rule_with_a_limit_needs_the_amount() {
        UUID decision = no(ann, "12.00");

        assertThat(codes(ann.appeals()
                        .grant(new ExceptionGrant(decision, Outcome.YES, "Ill.", Optional.empty(), Optional.empty()))))
                .containsExactly("AmountNeeded");
    }

    @Test
    void only_a_no_is_looked_at_again_and_only_into_a_yes() {
        UUID yes = no(ann, "1.00");
        UUID decision = no(ann, "12.00");

        assertThat(codes(ann.appeals().grant(grant(yes, "1.00")))).containsExactly("NotANo");
        assertThat(codes(ann.appeals().lodge(appeal(yes)))).containsExactly("NotANo");
        assertThat(codes(ann.appeals()
                        .grant(new ExceptionGrant(
                                decision, Outcome.REFER, "Ill.", Optional.of(BigDecimal.ONE), Optional.empty()))))
                .containsExactly("NotAYes");
        ann.appeals().grant(grant(decision, "1.00")).orThrow();
        assertThat(codes(ann.appeals().grant(grant(decision, "1.00")))).containsExactly("NotANo");
    }

    @Test
    void an_appeal_is_decided_by_somebody_else_than_who_said_the_no() {
        UUID decision = no(cleo, "12.00");
        ann.appeals().lodge(appeal(decision)).orThrow();

        assertThat(cleo.appeals().answer(answer(decision, Outcome.NO)))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("somebody else"));
        assertThatThrownBy(() -> ann.appeals().answer(answer(decision, Outcome.NO)))
                .isInstanceOf(AccessDenied.class);
        ben.appeals().answer(answer(decision, Outcome.YES)).orThrow();

        assertThat(ben.appeals().of(decision))
                .extracting(FollowUp::kind)
                .containsExactly(FollowUpKind.APPEAL, FollowUpKind.APPEAL_ANSWER);
        assertThat(codes(ann.appeals().lodge(appeal(decision)))).containsExactly("NotANo");
    }

    @Test
    void an_appeal_that_was_refused_can_be_lodged_again_but_not_twice_at_once() {
        UUID decision = no(ann, "12.00");

        assertThat(codes(ben.appeals().answer(answer(decision, Outcome.NO)))).containsExactly("NotAppealed");
        ann.appeals().lodge(appeal(decision)).orThrow();
        assertThat(codes(ann.appeals().lodge(appeal(decision)))).containsExactly("AppealOpen");
        assertThat(codes(ben.appeals().answer(answer(decision, Outcome.ASK)))).containsExactly("NotAnAnswer");
        ben.appeals().answer(answer(decision, Outcome.NO)).orThrow();
        ann.appeals().lodge(appeal(decision)).orThrow();
    }

    @Test
    void a_no_written_down_in_words_can_be_looked_at_again_too() {
        UUID decision = ann.logbook()
                .log(LogNo.atDesk(Riverside.CENTRAL, "A room for 50?", Decision.UNWRITTEN))
                .orThrow();

        ben.appeals().grant(grant(decision, "0")).orThrow();
        assertThat(ben.appeals().of(decision).get(0).rule()).isEqualTo(Decision.UNWRITTEN);
    }

    @Test
    void a_no_out_of_reach_is_not_found_like_one_that_does_not_exist() {
        UUID decision = no(ann, "12.00");
        Session harbour = library.session(
                new Actor.Staff(Riverside.TENANT, "dan", Set.of(Roles.SUPERVISOR), Set.of(new Branch("Harbour"))));

        assertThat(harbour.appeals().lodge(appeal(decision)))
                .isEqualTo(harbour.appeals().lodge(appeal(new UUID(1, 2))))
                .isInstanceOf(Answer.NotFound.class);
        assertThat(harbour.appeals().of(decision)).isEmpty();
    }

    @Test
    void the_same_key_does_it_once_and_another_command_under_it_is_refused() {
        UUID decision = no(ann, "12.00");
        LodgeAppeal keyed = new LodgeAppeal(decision, "I paid.", Optional.of("k"));

        assertThat(ann.appeals().lodge(keyed)).isEqualTo(ann.appeals().lodge(keyed));
        assertThat(ben.appeals().of(decision)).hasSize(1);
        assertThatThrownBy(() -> ann.appeals().lodge(new LodgeAppeal(decision, "Other words.", Optional.of("k"))))
                .isInstanceOf(IdempotencyConflict.class);
    }

    @Test
    void words_are_needed_and_shown_to_nobody_by_chance() {
        UUID decision = no(ann, "12.00");
        LodgeAppeal blank = new LodgeAppeal(decision, " ", Optional.empty());

        assertThat(codes(ann.appeals().lodge(blank))).containsExactly("NotBlank");
        assertThat(appeal(decision).toString() + grant(decision, "1") + answer(decision, Outcome.NO))
                .doesNotContain("paid", "ill", "receipt");
    }

    @Test
    void the_review_of_the_week_counts_exceptions_by_rule_and_appeals() {
        ben.appeals().grant(grant(no(ann, "12.00"), "1.00")).orThrow();
        ben.appeals().grant(grant(no(ann, "6.00"), "1.00")).orThrow();
        UUID appealed = no(ann, "13.00");
        ann.appeals().lodge(appeal(appealed)).orThrow();
        ben.appeals().answer(answer(appealed, Outcome.YES)).orThrow();

        assertThat(ben.logbook()
                        .review(Optional.empty(), Period.ofIsoWeek("2026-W47", Riverside.LONDON))
                        .secondLooks())
                .isEqualTo(new Review.SecondLooks(Map.of("owes-much", 1L, "owes-some", 1L), 1, 1));
        assertThat(ben.logbook()
                        .review(Optional.empty(), Period.ofIsoWeek("2026-W46", Riverside.LONDON))
                        .secondLooks())
                .isEqualTo(Review.SecondLooks.NONE);
    }

    private static List<String> codes(Answer<UUID> answer) {
        assertThat(answer).isInstanceOf(Answer.Invalid.class);
        return ((Answer.Invalid<UUID>) answer)
                .violations().stream().map(Violation::code).toList();
    }
}
