package org.patrondesk.decision;

import java.util.List;
import java.util.Map;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;

/** Records decisions, each with its event. */
final class DecisionEvents {
    private DecisionEvents() {}

    static void record(Transaction transaction, Journal journal, List<Decision> decisions) {
        transaction.store(Decisions.class).record(decisions);
        journal.append(transaction, decisions.stream().map(DecisionEvents::body).toList());
    }

    private static StoredObject body(Decision decision) {
        return StoredObject.of(
                "decision-recorded",
                1,
                Map.of(
                        "decision", decision.id().toString(),
                        "kind", decision.kind().code(),
                        "branch", decision.branch().code(),
                        "outcome", decision.outcome().code(),
                        "rule", decision.rule()));
    }
}
