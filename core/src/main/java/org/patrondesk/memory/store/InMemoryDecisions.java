package org.patrondesk.memory.store;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.person.Subject;

/** Decisions in the heap. */
public record InMemoryDecisions(Scope scope, TenantRecords records, Writing writing) implements Decisions {
    @Override
    public void record(List<Decision> decisions) {
        writing.checkWithin(scope, decisions, Decision::branch);
        for (Decision decision : decisions) {
            decision.run().ifPresent(this::take);
            records.decisions.add(decision);
            writing.done(() -> records.decisions.remove(records.decisions.size() - 1));
        }
    }

    private void take(Decision.RunPlace place) {
        Set<Long> numbers = records.runNumbers.computeIfAbsent(place.run(), run -> new HashSet<>());
        if (!numbers.add(place.number())) {
            throw writing.refused(
                    "Number " + place.number() + " of the run is recorded already; nothing was recorded.");
        }
        writing.done(() -> numbers.remove(place.number()));
    }

    @Override
    public void each(DecisionSelection selection, Consumer<Decision> to) {
        for (Decision decision : records.decisions) {
            if (scope.covers(decision.branch()) && selection.covers(decision)) {
                to.accept(decision);
            }
        }
    }

    @Override
    public Optional<Decision> find(UUID id) {
        return records.decisions.stream()
                .filter(decision -> decision.id().equals(id) && scope.covers(decision.branch()))
                .findFirst();
    }

    @Override
    public void about(Subject.Pseudonym person, Consumer<Decision> to) {
        records.decisions.stream()
                .filter(decision -> decision.person().filter(person::equals).isPresent())
                .filter(decision -> scope.covers(decision.branch()))
                .forEach(to);
    }

    @Override
    public long lastNumber(String run) {
        return records.runNumbers.getOrDefault(run, Set.of()).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }
}
