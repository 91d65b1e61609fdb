package org.patrondesk.decision;

import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Transaction;

/** The one place where a room answers that policy said no, so that each such no stands in the logbook. */
public final class Refusals {
    private Refusals() {}

    /**
     * Refuses because of a decision, with the rule that asked for it.
     *
     * @param decision recorded before, or in this transaction
     * @param sentence what the caller may do instead; without personal data
     * @throws IllegalStateException when this transaction finds no such decision
     */
    public static <T> Answer<T> because(Transaction transaction, Decision decision, String sentence) {
        if (transaction.store(Decisions.class).find(decision.id()).isEmpty()) {
            throw new IllegalStateException("A refusal cites a decision in the logbook; record it first.");
        }
        return new Answer.Refused<>(Decision.ref(decision.id()), decision.toldRule(), sentence);
    }
}
