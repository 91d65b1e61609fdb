package org.patrondesk.decision;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.access.ActorContext;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Text;
import org.patrondesk.policy.Rule;
import org.patrondesk.policy.Verdict;

/** Answers requests by the policy in force and records every answer. Safe for use by many threads. */
public final class Requests {
    private static final Answering.Manner<Given> SAID = new Answering.Manner<>(
            DecisionKind.SAID, "decide:", Optional.empty(), StoredObject.of("decided", 1), Requests::given);

    private final Tools tools;
    private final ActorContext context;

    public Requests(Tools tools, ActorContext context) {
        this.tools = tools;
        this.context = context;
    }

    /**
     * Answers a request. A no is a verdict like any other: the call is done.
     *
     * <p>{@code NotFound} when no policy is in force or the branch is out of the actor's reach; {@code Invalid} when a
     * fact does not fit the vocabulary.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not decide, or asks themselves
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another request
     */
    public Answer<Given> decide(Request request) {
        return new Answering<>(tools, request, SAID).by(context);
    }

    private static Given given(UUID decision, Verdict verdict) {
        String because =
                verdict.determining().map(Rule::because).orElse(Text.NONE).in(Locale.ENGLISH);
        return new Given(decision, verdict, because);
    }
}
