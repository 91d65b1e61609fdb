package org.patrondesk.testkit.broken;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.testkit.Alike;

/** Has no column for what was said: keeps of every decision only what was computed. */
public final class MuteStorage extends Wrapping {
    @Override
    Object store(Object sound) {
        return sound instanceof Decisions decisions ? new MuteDecisions(decisions) : sound;
    }

    private record MuteDecisions(Decisions sound) implements Decisions {
        @Override
        public void record(List<Decision> decisions) {
            sound.record(decisions.stream().map(Alike::unsaid).toList());
        }

        @Override
        public void each(DecisionSelection selection, Consumer<Decision> to) {
            sound.each(selection, to);
        }

        @Override
        public Optional<Decision> find(UUID id) {
            return sound.find(id);
        }

        @Override
        public long lastNumber(String run) {
            return sound.lastNumber(run);
        }
    }
}
