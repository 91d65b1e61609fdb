package org.patrondesk.logbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.measure.Counters;
import org.patrondesk.measure.Delta;
import org.patrondesk.policy.Outcome;

/** What was computed and what staff said stand beside each other. */
class NoOnFactsTest {
    private static final Period THIS_WEEK = Period.ofIsoWeek("2026-W47", Riverside.LONDON);

    private final Riverside library = new Riverside();
    private final Session session = library.session();

    private static LogNo no(Map<String, Object> facts) {
        return LogNo.atDesk(Riverside.CENTRAL, "A card for my child?", LogNo.BY_POLICY)
                .on(facts);
    }

    private Decision logged(LogNo no) {
        UUID id = session.logbook().log(no).orThrow();
        return library.decisions(DecisionSelection.said()).stream()
                .filter(decision -> decision.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_policy_in_force_finds_the_rule_and_the_facts_are_kept() {
        session.policies().adopt(Riverside.policy()).orThrow();

        Decision no = logged(no(Riverside.facts("NE", 0, 9)).offering("Come with a guardian."));

        assertThat(no.outcome()).isEqualTo(Outcome.NO);
        assertThat(no.said()).contains(Outcome.NO_WITH_ALTERNATIVE);
        assertThat(no.rule()).isEqualTo("too-young");
        assertThat(no.toldRule()).isEqualTo("too-young");
        assertThat(no.facts().value("age")).contains(9L);
        assertThat(no.wording().orElseThrow().asked()).isEqualTo("A card for my child?");
        assertThat(no.handledBy()).contains("staff-1");
    }

    @Test
    void a_no_that_the_policy_does_not_ask_for_is_unwritten_and_what_was_computed_is_kept() {
        session.policies().adopt(Riverside.policy()).orThrow();

        Decision no = logged(no(Riverside.facts("NE", 0, 40)));

        assertThat(no.outcome()).isEqualTo(Outcome.YES);
        assertThat(no.told()).isEqualTo(Outcome.NO);
        assertThat(no.toldRule()).isEqualTo(Decision.UNWRITTEN);
        Review review = session.logbook().review(Optional.empty(), THIS_WEEK);
        assertThat(review.nos()).isEqualTo(1);
        assertThat(review.unwritten()).isEqualTo(1);
    }

    @Test
    void what_the_patron_heard_is_counted() {
        session.policies().adopt(Riverside.policy()).orThrow();
        logged(no(Riverside.facts("NE", 0, 40)));

        List<Delta> counts = new ArrayList<>();
        library.storage.read(Riverside.scope(Permission.READ_COUNTERS), transaction -> {
            transaction.store(Counters.class).each(counts::add);
            return counts;
        });
        assertThat(counts).containsExactly(new Delta("decisions.said", Riverside.CENTRAL, Riverside.TODAY, "no", 1));
    }

    @Test
    void one_situation_answered_differently_is_told_by_shift() {
        session.policies().adopt(Riverside.policy()).orThrow();
        Map<String, Object> facts = Riverside.facts("NE", 0, 40);
        for (String hour : List.of("11:59:59", "12:00:00", "16:59:59", "17:00:00")) {
            Session desk =
                    library.deskAt(Instant.parse("2026-11-18T" + hour + "Z")).as(Identity::of, Riverside.everybody());
            desk.requests()
                    .decide(Request.at(Riverside.CENTRAL, Channel.DESK, facts))
                    .orThrow();
        }
        session.logbook().log(no(facts)).orThrow();

        assertThat(session.logbook().review(Optional.empty(), THIS_WEEK).inconsistent())
                .singleElement()
                .satisfies(found -> assertThat(found.answers())
                        .containsExactly(
                                new Review.AnswerCount(
                                        "yes", 4, List.of("Central"), List.of("morning", "afternoon", "evening")),
                                new Review.AnswerCount("no", 1, List.of("Central"), List.of("afternoon"))));
    }

    @Test
    void such_a_no_is_replayed_by_its_facts() {
        session.policies().adopt(Riverside.policy()).orThrow();
        logged(no(Riverside.facts("NE", 0, 9)));

        assertThat(session.logbook()
                        .replay(Optional.empty(), Riverside.withoutRules())
                        .noToYes())
                .isEqualTo(1);
    }

    @Test
    void facts_that_fit_no_policy_are_refused_and_nothing_is_written() {
        assertThat(codes(no(Map.of("age", 9)))).containsExactly("NoPolicyInForce");
        session.policies().adopt(Riverside.policy()).orThrow();

        assertThat(codes(no(Map.of("age", "nine")))).containsExactly("UnfitFact");
        assertThat(codes(no(Map.of("shoe-size", 9)))).containsExactly("UnfitFact");
        assertThat(codes(new LogNo(
                        "A card?",
                        "too-young",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("age", 9),
                        Riverside.CENTRAL,
                        Channel.DESK,
                        Optional.empty(),
                        Optional.empty())))
                .containsExactly("RuleBesideFacts");
        assertThat(library.decisions(DecisionSelection.said())).isEmpty();
    }

    @Test
    void a_no_under_a_key_with_other_facts_is_another_no() {
        session.policies().adopt(Riverside.policy()).orThrow();
        LogNo first = no(Map.of("age", 9));

        assertThat(first.request().hash())
                .isNotEqualTo(no(Map.of("age", 10)).request().hash());
    }

    private List<String> codes(LogNo no) {
        Answer<UUID> answer = session.logbook().log(no);
        assertThat(answer).isInstanceOf(Answer.Invalid.class);
        return ((Answer.Invalid<UUID>) answer)
                .violations().stream().map(Violation::code).toList();
    }
}
