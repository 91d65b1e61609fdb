package org.patrondesk.logbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Request;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;

class ProposalsTest {
    private static final Period THIS_WEEK = Period.ofIsoWeek("2026-W47", Riverside.LONDON);

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

        assertThat(session.logbook().review(Optional.empty(), THIS_WEEK).proposals())
                .containsExactly(
                        new Review.Proposal("too-young", "drop-rule", 3, Optional.of(3L), Optional.of(0L)),
                        new Review.Proposal("out-of-area", "drop-rule", 1, Optional.of(0L), Optional.of(1L)),
                        new Review.Proposal(Decision.UNWRITTEN, "write-rule", 1, Optional.empty(), Optional.empty()));
    }

    @Test
    void a_proposal_counts_only_what_the_rule_determined_under_whichever_policy_it_stood() {
        session.policies().adopt(Riverside.policy("1", 6)).orThrow();
        session.requests().decide(asking(Riverside.facts("DH", 0, 30))).orThrow();
        session.policies().adopt(Riverside.policy("2", 12)).orThrow();
        session.requests().decide(asking(Riverside.facts("NE", 0, 9))).orThrow();
        session.requests().decide(asking(Riverside.facts("NE", 7, 9))).orThrow();
        unwritten(9);

        List<Review.Proposal> proposals =
                session.logbook().review(Optional.empty(), THIS_WEEK).proposals();
        assertThat(proposals)
                .contains(
                        new Review.Proposal("too-young", "drop-rule", 2, Optional.of(2L), Optional.of(0L)),
                        new Review.Proposal("out-of-area", "drop-rule", 1, Optional.of(1L), Optional.of(0L)));
        assertThat(proposals)
                .allSatisfy(
                        proposal -> assertThat(proposal.noToYes().orElse(0L)).isLessThanOrEqualTo(proposal.nos()));
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
