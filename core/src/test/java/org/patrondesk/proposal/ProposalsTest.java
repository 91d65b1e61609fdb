package org.patrondesk.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.logbook.Agenda;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.logbook.Review;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.replay.Edit;
import org.patrondesk.schema.PolicyReader;

class ProposalsTest {
    private static final Period THIS_WEEK = Period.ofIsoWeek("2026-W47", Riverside.LONDON);

    private static final PolicySet AREAS = PolicyReader.read(StoredObject.parse("""
            {"policySet":"areas","version":"1","philosophy":{"default":"yes"},
             "attributes":{"area":{"enum":["town","hill","port"]}},
             "rules":[{"id":"elsewhere","when":{"area":["hill","port"]},"decide":"no"}]}"""));

    private final Session session = new Riverside().session();

    @Test
    void a_proposal_says_what_dropping_the_rule_would_have_changed() {
        session.policies().adopt(Riverside.policy()).orThrow();
        // Without too-young: two are yes, one is unused (conditional, so a yes), one is still out of area.
        List.of(
                        Riverside.facts("NE", 0, 9),
                        Riverside.facts("NFA", 1, 12),
                        Riverside.facts("NE", 7, 3),
                        Riverside.facts("DH", 0, 8),
                        Riverside.facts("NE", 0, 30))
                .forEach(facts -> session.requests().decide(asking(facts)).orThrow());
        unwritten(1);

        assertThat(proposals())
                .containsExactly(
                        dropping("too-young", 3, 3, 0),
                        dropping("out-of-area", 1, 0, 1),
                        new Review.Proposal(Decision.UNWRITTEN, "write-rule", 1));
    }

    @Test
    void an_edit_of_a_part_stands_beside_dropping_the_rule_and_for_it_where_it_does_as_much() {
        session.policies().adopt(AREAS).orThrow();
        session.requests().decide(asking(Map.of("area", "hill"))).orThrow();
        session.requests().decide(asking(Map.of("area", "hill"))).orThrow();
        Edit hill = new Edit(Edit.Kind.DROP_VALUE, "elsewhere", 0, "area", "hill", List.of("port"));

        assertThat(proposals())
                .containsExactly(new Review.Proposal(
                        "elsewhere", "drop-value", 2, Optional.of(2L), Optional.of(0L), Optional.of(hill)));
        session.requests().decide(asking(Map.of("area", "port"))).orThrow();
        assertThat(proposals())
                .containsExactly(
                        dropping("elsewhere", 3, 3, 0),
                        new Review.Proposal(
                                "elsewhere", "drop-value", 3, Optional.of(2L), Optional.of(0L), Optional.of(hill)));
    }

    @Test
    void what_the_policy_in_force_no_longer_says_no_to_is_not_proposed_again() {
        session.policies().adopt(AREAS).orThrow();
        session.requests().decide(asking(Map.of("area", "hill"))).orThrow();
        session.policies().adopt(Riverside.policy()).orThrow();

        assertThat(proposals()).isEmpty();
        session.policies()
                .adopt(PolicyReader.read(AREAS.stored()
                        .with("version", "2")
                        .with(
                                "rules",
                                List.of(StoredObject.parse(
                                        "{\"id\":\"elsewhere\",\"when\":{\"area\":[\"port\"]},\"decide\":\"no\"}")))))
                .orThrow();
        assertThat(proposals()).isEmpty();
    }

    @Test
    void a_rule_whose_nos_were_kept_in_words_alone_is_to_be_read() {
        session.policies().adopt(Riverside.policy()).orThrow();
        session.logbook()
                .log(LogNo.atDesk(Riverside.CENTRAL, "A card?", "too-young"))
                .orThrow();

        assertThat(proposals()).containsExactly(new Review.Proposal("too-young", "review-rule", 1));
    }

    @Test
    void nos_that_hang_on_one_rule_alone_are_told_by_rule() {
        session.policies().adopt(Riverside.policy()).orThrow();
        // Refused by one rule; by two; by one, whatever the months are; and by one in words alone.
        session.requests().decide(asking(Riverside.facts("NE", 0, 9))).orThrow();
        session.requests().decide(asking(Riverside.facts("DH", 0, 9))).orThrow();
        session.requests()
                .decide(asking(Map.of("postcode-area", "NE", "age", 9)))
                .orThrow();
        session.requests()
                .decide(asking(Map.of("postcode-area", "DH", "age", 40)))
                .orThrow();
        session.logbook()
                .log(LogNo.atDesk(Riverside.CENTRAL, "A card?", "too-young"))
                .orThrow();

        Agenda agenda = session.logbook().agenda(Optional.empty(), THIS_WEEK);
        // Without a number of months the answer is a yes or a yes on condition, and so it asks.
        assertThat(agenda.review().byRule())
                .containsExactly(new Review.RuleCount("too-young", 3, 1), new Review.RuleCount("out-of-area", 2, 0));
        assertThat(agenda.items()).extracting(Agenda.Item::pivotal).containsExactly(1L, 0L);
    }

    @Test
    void a_proposal_counts_only_what_the_rule_determined_under_whichever_policy_it_stood() {
        session.policies().adopt(Riverside.policy("1", 6)).orThrow();
        session.requests().decide(asking(Riverside.facts("DH", 0, 30))).orThrow();
        session.policies().adopt(Riverside.policy("2", 12)).orThrow();
        session.requests().decide(asking(Riverside.facts("NE", 0, 9))).orThrow();
        session.requests().decide(asking(Riverside.facts("NE", 7, 9))).orThrow();
        unwritten(9);

        assertThat(proposals()).contains(dropping("too-young", 2, 2, 0), dropping("out-of-area", 1, 1, 0));
        assertThat(proposals())
                .allSatisfy(
                        proposal -> assertThat(proposal.noToYes().orElse(0L)).isLessThanOrEqualTo(proposal.nos()));
    }

    private List<Review.Proposal> proposals() {
        return session.logbook().review(Optional.empty(), THIS_WEEK).proposals();
    }

    private static Review.Proposal dropping(String rule, long nos, long noToYes, long otherChange) {
        return new Review.Proposal(
                rule, "drop-rule", nos, Optional.of(noToYes), Optional.of(otherChange), Optional.empty());
    }

    private static Request asking(Map<String, Object> facts) {
        return Request.at(Riverside.CENTRAL, Channel.DESK, facts);
    }

    private void unwritten(int times) {
        for (int i = 0; i < times; i++) {
            session.logbook()
                    .log(LogNo.atDesk(Riverside.CENTRAL, "question " + i, Decision.UNWRITTEN))
                    .orThrow();
        }
    }
}
