package org.patrondesk.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;

/** Records decisions, each with its event. */
public final class DecisionEvents {
    private DecisionEvents() {}

    /** Records them in the transaction of a service that answered. */
    public static void record(Transaction transaction, Journal journal, List<Decision> decisions) {
        transaction.store(Decisions.class).record(decisions);
        List<StoredObject> events =
                decisions.stream().map(DecisionEvents::body).collect(Collectors.toCollection(ArrayList::new));
        unlisted(decisions).forEach((words, n) -> events.add(body(words, n)));
        journal.append(transaction, events);
    }

    /** Where a text was given that the vocabulary does not list; which text is told to nobody, it may be personal. */
    private record Unlisted(String kind, String branch, String attribute) {}

    private static Map<Unlisted, Long> unlisted(List<Decision> decisions) {
        Map<Unlisted, Long> counts = new LinkedHashMap<>();
        for (Decision decision : decisions) {
            // What a run over data does not list stands in its report.
            List<String> unlisted = decision.kind() == DecisionKind.WHAT_IF
                    ? List.of()
                    : decision.facts().unlisted();
            for (String attribute : unlisted) {
                counts.merge(
                        new Unlisted(decision.kind().code(), decision.branch().code(), attribute), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static StoredObject body(Unlisted words, long n) {
        return StoredObject.of(
                "words-unlisted",
                1,
                Map.of("kind", words.kind(), "branch", words.branch(), "attribute", words.attribute(), "n", n));
    }

    private static StoredObject body(Decision decision) {
        // What is counted is what the patron heard; the host's own answer beside a shadow is not ours to count.
        boolean isSaid = decision.kind() == DecisionKind.SAID;
        return StoredObject.of(
                "decision-recorded",
                1,
                Map.of(
                        "decision", decision.id().toString(),
                        "kind", decision.kind().code(),
                        "branch", decision.branch().code(),
                        "outcome", (isSaid ? decision.told() : decision.outcome()).code(),
                        "rule", isSaid ? decision.toldRule() : decision.rule()));
    }
}
