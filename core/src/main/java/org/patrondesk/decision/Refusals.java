package org.patrondesk.decision;

import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Ref;

/** The one place where a room answers no: because of a decision, which stands in the logbook, or for lack of consent. */
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

    /**
     * Refuses to do something to a person for lack of what that person alone can give. No policy said no to anybody, so there is no
     * decision, and the logbook has nothing to learn from it.
     *
     * @param lacking what is lacking, of a kind other than {@code decision}
     * @param rule the stable word for it
     * @param sentence what the caller may do instead; without personal data
     */
    public static <T> Answer<T> forLackOf(Ref lacking, String rule, String sentence) {
        if (lacking.kind().equals(Decision.KIND)) {
            throw new IllegalArgumentException("A refusal that cites a decision is made with Refusals.because.");
        }
        return new Answer.Refused<>(lacking, rule, sentence);
    }
}
