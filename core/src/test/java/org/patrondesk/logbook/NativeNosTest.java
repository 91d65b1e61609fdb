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
import org.patrondesk.access.Roles;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.library.Ref;
import org.patrondesk.policy.Outcome;
import org.patrondesk.replay.Replay;

/** Nos of other systems stand in the same logbook as those of staff, and keep the code they came with. */
class NativeNosTest {
    private static final Period THIS_WEEK = Period.ofIsoWeek("2026-W47", Riverside.LONDON);

    private final Riverside library = new Riverside();
    private final Session session = library.session();

    private static NativeNo no(String code, String rule) {
        return NativeNo.of(new Ref("koha", code), rule, Riverside.CENTRAL, Channel.KIOSK);
    }

    private Decision logged(NativeNo no) {
        UUID id = session.logbook().log(no).orThrow();
        return library.decisions(DecisionSelection.said()).stream()
                .filter(decision -> decision.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_native_no_is_a_said_decision_that_cites_its_rule_and_keeps_its_code() {
        session.policies().adopt(Riverside.policy()).orThrow();

        Decision no = logged(no("AGE_RESTRICTION", "too-young"));

        assertThat(no.outcome()).isEqualTo(Outcome.NO);
        assertThat(no.said()).isEmpty();
        assertThat(no.rule()).isEqualTo("too-young");
        assertThat(no.policy()).contains(Riverside.policy().hash());
        assertThat(no.origin()).contains(new Ref("koha", "AGE_RESTRICTION"));
        assertThat(no.wording()).isEmpty();
        assertThat(no.channel()).isEqualTo(Channel.KIOSK);
        assertThat(library.eventTypes()).containsExactly("policy-adopted", "decision-recorded");
    }

    @Test
    void a_rule_that_refers_refers() {
        session.policies().adopt(Riverside.policy()).orThrow();

        assertThat(logged(no("NOTSAMEBRANCH", "out-of-area")).outcome()).isEqualTo(Outcome.REFER);
    }

    @Test
    void a_rule_that_the_policy_in_force_does_not_have_is_unwritten_and_loses_nothing() {
        Decision before = logged(no("DEBT", "borrow.fines"));
        session.policies().adopt(Riverside.policy()).orThrow();
        Decision under = logged(no("DEBT", "borrow.fines"));

        assertThat(List.of(before, under)).allSatisfy(no -> {
            assertThat(no.rule()).isEqualTo(Decision.UNWRITTEN);
            assertThat(no.outcome()).isEqualTo(Outcome.NO);
            assertThat(no.origin()).contains(new Ref("koha", "DEBT"));
        });
    }

    @Test
    void the_review_of_the_week_counts_native_nos_beside_those_of_staff() {
        session.policies().adopt(Riverside.policy()).orThrow();
        logged(no("AGE_RESTRICTION", "too-young"));
        logged(no("restricted", Decision.UNWRITTEN));
        logged(no("Patron::NewBlock", Decision.UNWRITTEN));
        session.logbook()
                .log(LogNo.atDesk(Riverside.CENTRAL, "A card?", "too-young"))
                .orThrow();

        Review review = session.logbook().review(Optional.empty(), THIS_WEEK);

        assertThat(review.nos()).isEqualTo(4);
        assertThat(review.unwritten()).isEqualTo(2);
        assertThat(review.byRule())
                .containsExactlyInAnyOrder(
                        new Review.RuleCount("too-young", 2, 0), new Review.RuleCount(Decision.UNWRITTEN, 2, 0));
        assertThat(review.inconsistent()).isEmpty();
    }

    @Test
    void with_facts_the_policy_finds_the_rule_and_the_no_is_replayed() {
        session.policies().adopt(Riverside.policy()).orThrow();
        Decision young = logged(no("AGE_RESTRICTION", "a-rule-of-long-ago").on(Riverside.facts("NE", 0, 9)));
        Decision grown = logged(no("AGE_RESTRICTION", "too-young").on(Riverside.facts("NE", 0, 40)));

        assertThat(young.rule()).isEqualTo("too-young");
        assertThat(young.said()).contains(Outcome.NO);
        assertThat(young.facts().value("age")).contains(9L);
        assertThat(grown.outcome()).isEqualTo(Outcome.YES);
        assertThat(grown.toldRule()).isEqualTo(Decision.UNWRITTEN);
        assertThat(grown.origin()).contains(new Ref("koha", "AGE_RESTRICTION"));
        Replay.Report replay = session.logbook().replay(Optional.empty(), Riverside.withoutRules());
        assertThat(replay.noToYes()).isEqualTo(1);
        assertThat(replay.same()).isEqualTo(1);
    }

    @Test
    void facts_that_do_not_suffice_make_the_policy_ask_and_the_no_unwritten() {
        session.policies().adopt(Riverside.policy()).orThrow();

        Decision no = logged(no("AGE_RESTRICTION", "too-young").on(Map.of("months-since-last-use", 0)));

        assertThat(no.outcome()).isEqualTo(Outcome.ASK);
        assertThat(no.told()).isEqualTo(Outcome.NO);
        assertThat(no.toldRule()).isEqualTo(Decision.UNWRITTEN);
    }

    @Test
    void a_no_without_facts_is_counted_as_not_replayable() {
        session.policies().adopt(Riverside.policy()).orThrow();
        logged(no("AGE_RESTRICTION", "too-young"));

        assertThat(session.logbook()
                        .replay(Optional.empty(), Riverside.withoutRules())
                        .noToYes())
                .isZero();
    }

    @Test
    void a_system_that_is_none_a_message_in_place_of_a_code_and_a_blank_rule_come_back_together() {
        Answer<UUID> answer = session.logbook()
                .log(new NativeNo(
                        "Our Koha",
                        "Problem with ann lee",
                        " ",
                        Map.of(),
                        Riverside.CENTRAL,
                        Channel.WEB,
                        Optional.of("")));

        assertThat(violations(answer))
                .extracting(Violation::path, Violation::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("code", "Pattern"),
                        org.assertj.core.groups.Tuple.tuple("key", "Size"),
                        org.assertj.core.groups.Tuple.tuple("rule", "NotBlank"),
                        org.assertj.core.groups.Tuple.tuple("system", "Pattern"));
        assertThat(violations(answer).toString()).doesNotContain("ann");
        assertThat(library.events()).isEmpty();
    }

    @Test
    void codes_of_every_shape_that_systems_use_are_taken() {
        List<String> codes = List.of("DEBT", "Patron::CardExpired", "too_many", "-3500", "a.b/c+d#1", "x".repeat(100));

        for (String code : codes) {
            assertThat(logged(no(code, Decision.UNWRITTEN)).origin()).contains(new Ref("koha", code));
        }
        assertThat(session.logbook().log(no("x".repeat(101), Decision.UNWRITTEN)))
                .isInstanceOf(Answer.Invalid.class);
    }

    @Test
    void facts_that_fit_no_policy_are_invalid_and_nothing_is_written() {
        NativeNo young = no("AGE_RESTRICTION", "too-young");
        assertThat(violations(session.logbook().log(young.on(Map.of("age", 9)))))
                .extracting(Violation::code)
                .containsExactly("NoPolicyInForce");
        session.policies().adopt(Riverside.policy()).orThrow();

        assertThat(violations(session.logbook().log(young.on(Map.of("age", "nine")))))
                .extracting(Violation::code)
                .containsExactly("UnfitFact");
        assertThat(violations(session.logbook().log(young.on(Map.of("age", 1.5)).withKey("k"))))
                .extracting(Violation::code)
                .containsExactly("UnfitFact");
        assertThat(library.decisions(DecisionSelection.said())).isEmpty();
    }

    @Test
    void the_same_key_records_one_no_even_when_the_rule_is_gone_and_another_no_under_it_is_refused() {
        session.policies().adopt(Riverside.policy()).orThrow();
        NativeNo keyed = no("AGE_RESTRICTION", "too-young").withKey("loan-77");
        UUID first = session.logbook().log(keyed).orThrow();
        session.policies().adopt(Riverside.withoutRules()).orThrow();

        assertThat(session.logbook().log(keyed).orThrow()).isEqualTo(first);
        assertThatThrownBy(() ->
                        session.logbook().log(no("DEBT", Decision.UNWRITTEN).withKey("loan-77")))
                .isInstanceOf(IdempotencyConflict.class);
        assertThatThrownBy(() -> session.logbook().log(keyed.on(Map.of("age", 9))))
                .isInstanceOf(IdempotencyConflict.class);
        assertThat(library.decisions(DecisionSelection.said())).hasSize(1);
    }

    @Test
    void the_same_key_of_two_systems_or_of_staff_is_not_the_same() {
        UUID koha = session.logbook()
                .log(no("DEBT", Decision.UNWRITTEN).withKey("1"))
                .orThrow();
        UUID sip = session.logbook()
                .log(NativeNo.of(
                                new Ref("sip2", "recall-overdue"), Decision.UNWRITTEN, Riverside.CENTRAL, Channel.KIOSK)
                        .withKey("1"))
                .orThrow();

        assertThat(koha).isNotEqualTo(sip);
    }

    @Test
    void a_branch_out_of_reach_is_not_found_and_who_may_not_log_is_denied() {
        Session harbour = library.session(Riverside.HARBOUR);
        Session auditor = library.deskAt(Riverside.WEDNESDAY)
                .as(Identity::of, Actor.Staff.of(Riverside.TENANT, "s-3", Roles.AUDITOR));
        NativeNo nowhere = NativeNo.of(new Ref("koha", "DEBT"), Decision.UNWRITTEN, new Branch("Nowhere"), Channel.WEB);

        assertThat(harbour.logbook().log(no("DEBT", Decision.UNWRITTEN)))
                .isEqualTo(harbour.logbook().log(nowhere))
                .isInstanceOf(Answer.NotFound.class);
        assertThatThrownBy(() -> auditor.logbook().log(no("DEBT", Decision.UNWRITTEN)))
                .isInstanceOf(AccessDenied.class);
        assertThat(library.events()).isEmpty();
    }

    @Test
    void a_kiosk_that_logs_by_itself_is_no_staff_member() {
        Actor kiosk = new Actor.SystemActor(Riverside.TENANT, "kiosk");
        library.session(kiosk).logbook().log(no("DEBT", Decision.UNWRITTEN)).orThrow();

        assertThat(library.decisions(DecisionSelection.said()))
                .singleElement()
                .satisfies(no -> assertThat(no.handledBy()).isEmpty());
    }

    @Test
    void what_is_shown_of_a_native_no_names_no_fact() {
        assertThat(no("DEBT", "borrow.fines").on(Map.of("age", 77)))
                .hasToString("NativeNo[koha DEBT, borrow.fines, KIOSK]");
    }

    private static List<Violation> violations(Answer<UUID> answer) {
        assertThat(answer).isInstanceOf(Answer.Invalid.class);
        return ((Answer.Invalid<UUID>) answer).violations();
    }
}
