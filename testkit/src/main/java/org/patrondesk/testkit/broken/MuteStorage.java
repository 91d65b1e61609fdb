package org.patrondesk.testkit.broken;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;

/** Has no column for what was said: keeps of every decision only what was computed. */
public final class MuteStorage extends Wrapping {
    @Override
    Object store(Object sound) {
        return sound instanceof Decisions decisions ? new MuteDecisions(decisions) : sound;
    }

    private record MuteDecisions(Decisions sound) implements Decisions {
        @Override
        public void record(List<Decision> decisions) {
            sound.record(decisions.stream().map(MuteDecisions::unsaid).toList());
        }

        private static Decision unsaid(Decision decision) {
            return new Decision(
                    decision.id(),
                    decision.kind(),
                    decision.run(),
                    decision.at(),
                    decision.branch(),
                    decision.channel(),
                    decision.policy(),
                    decision.outcome(),
                    decision.rule(),
                    Optional.empty(),
                    decision.facts(),
                    decision.wording());
        }

        @Override
        public void each(DecisionSelection selection, Consumer<Decision> to) {
            sound.each(selection, to);
        }

        @Override
        public long lastNumber(String run) {
            return sound.lastNumber(run);
        }
    }
}
