package org.patrondesk.decision;

import java.util.UUID;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Verdict;

/**
 * A host's own live answer, observed beside the policy's.
 *
 * @param decision the id under which both are found
 * @param verdict what the policy would have answered
 * @param theirs what the host told the patron
 */
public record Shadowed(UUID decision, Verdict verdict, Outcome theirs) {
    /**
     * Whether the patron would have heard something else from the policy.
     *
     * <p>Two outcomes differ, but for {@code no} and {@code no-with-alternative}: they are the same no, for few hosts can
     * say whether an alternative was offered. A referral is another answer than a no, a condition another than a yes, and
     * a policy that asks for a fact agrees only with a host that asked too.
     */
    public boolean differs() {
        return differ(theirs, verdict.outcome());
    }

    /** The same for two outcomes. */
    public static boolean differ(Outcome theirs, Outcome ours) {
        return theirs != ours && !(isPlainNo(theirs) && isPlainNo(ours));
    }

    private static boolean isPlainNo(Outcome outcome) {
        return outcome == Outcome.NO || outcome == Outcome.NO_WITH_ALTERNATIVE;
    }
}
