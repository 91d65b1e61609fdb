package org.patrondesk.testkit.broken;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.person.Subject;

/** Lacks a column of the decisions: keeps of every decision only the rest. */
abstract class NarrowStorage extends Wrapping {
    private final UnaryOperator<Decision> rest;

    NarrowStorage(UnaryOperator<Decision> rest) {
        this.rest = rest;
    }

    @Override
    final Object store(Object sound) {
        return sound instanceof Decisions decisions ? new NarrowDecisions(decisions, rest) : sound;
    }

    private record NarrowDecisions(Decisions sound, UnaryOperator<Decision> rest) implements Decisions {
        @Override
        public void record(List<Decision> decisions) {
            sound.record(decisions.stream().map(rest).toList());
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
        public void about(Subject.Pseudonym person, Consumer<Decision> to) {
            sound.about(person, to);
        }

        @Override
        public long lastNumber(String run) {
            return sound.lastNumber(run);
        }
    }
}
