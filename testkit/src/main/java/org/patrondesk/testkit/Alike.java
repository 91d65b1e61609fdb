package org.patrondesk.testkit;

import java.util.Optional;
import java.util.UUID;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Wording;
import org.patrondesk.library.Channel;
import org.patrondesk.policy.Outcome;

/** Decisions that are like another but for one thing. */
final class Alike {
    private Alike() {}

    static Decision withId(Decision decision, int id) {
        return copy(Sample.id(id), decision, decision.wording());
    }

    static Decision withWords(Decision decision, Wording words) {
        return copy(decision.id(), decision, Optional.of(words));
    }

    static Decision answered(Decision decision, Outcome outcome, Channel channel) {
        return new Decision(
                decision.id(),
                decision.kind(),
                decision.run(),
                decision.at(),
                decision.branch(),
                channel,
                decision.policy(),
                outcome,
                decision.rule(),
                decision.said(),
                decision.facts(),
                decision.wording());
    }

    private static Decision copy(UUID id, Decision decision, Optional<Wording> words) {
        return new Decision(
                id,
                decision.kind(),
                decision.run(),
                decision.at(),
                decision.branch(),
                decision.channel(),
                decision.policy(),
                decision.outcome(),
                decision.rule(),
                decision.said(),
                decision.facts(),
                words);
    }
}
