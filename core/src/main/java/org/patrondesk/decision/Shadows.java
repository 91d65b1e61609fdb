package org.patrondesk.decision;

import java.util.Optional;
import org.patrondesk.access.ActorContext;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Outcome;

/** Observes a host's own live answers beside the policy's, and changes nothing for anybody. Safe for many threads. */
public final class Shadows {
    private final Tools tools;
    private final ActorContext context;

    public Shadows(Tools tools, ActorContext context) {
        this.tools = tools;
        this.context = context;
    }

    /**
     * Records what the policy in force would have answered beside what the host did answer, agreements too.
     *
     * <p>{@code NotFound} when no policy is in force or the branch is out of the actor's reach; {@code Invalid} when a
     * fact does not fit the vocabulary. The keys are apart from those of {@link Requests#decide}.
     *
     * @param theirs what the host told the patron
     * @throws org.patrondesk.access.AccessDenied when the actor may not decide, or asks themselves
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another request or another answer
     */
    public Answer<Shadowed> observe(Request request, Outcome theirs) {
        Answering.Manner<Shadowed> shadow = new Answering.Manner<>(
                DecisionKind.SHADOW,
                "shadow:",
                Optional.of(theirs),
                StoredObject.of("shadowed", 1),
                (decision, verdict) -> new Shadowed(decision, verdict, theirs));
        return new Answering<>(tools, request, shadow).by(context);
    }
}
