package org.patrondesk.logbook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionEvents;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Once;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;
import org.patrondesk.policy.Policy;

/** Records nos of other systems beside those that were said here. Safe for use by many threads. */
final class NativeNos {
    private final Tools tools;
    private final ActorContext context;

    NativeNos(Tools tools, ActorContext context) {
        this.tools = tools;
        this.context = context;
    }

    /** Records as {@link Logbook#log(NativeNo)} promises. */
    Answer<UUID> log(NativeNo no) {
        Scope scope = tools.guard().permit(context, Permission.LOG_NO);
        List<Violation> violations = tools.check().violations(no);
        if (!violations.isEmpty()) {
            return new Answer.Invalid<>(violations);
        }
        return scope.covers(no.branch())
                ? tools.storage().write(scope, transaction -> log(transaction, no))
                : new Answer.NotFound<>();
    }

    private Answer<UUID> log(Transaction transaction, NativeNo no) {
        Optional<String> key = no.key().map(given -> "native:" + no.system() + ":" + given);
        Optional<StoredObject> before;
        try {
            before = Once.answered(transaction, key, no.request());
        } catch (IllegalArgumentException e) {
            return new Answer.Invalid<>(List.of(Said.unfit(e)));
        }
        return before.map(Logbook::done).orElseGet(() -> first(transaction, no, key));
    }

    private Answer<UUID> first(Transaction transaction, NativeNo no, Optional<String> key) {
        Optional<Policy> policy =
                tools.policies().inForce(transaction, tools.journal().now());
        boolean known = policy.flatMap(ready -> ready.set().rule(no.rule()))
                .filter(Logbook::isCitable)
                .isPresent();
        Said said = new Said(tools, no.spoken(known), policy);
        List<Violation> violations = said.violations();
        if (!violations.isEmpty()) {
            return new Answer.Invalid<>(violations);
        }
        return Logbook.done(Once.at(tools.journal().now()).run(transaction, key, no.request(), () -> {
            Decision decision = said.decision(transaction);
            DecisionEvents.record(transaction, tools.journal(), List.of(decision));
            return StoredObject.of("no-logged", 1)
                    .with("decision", decision.id().toString());
        }));
    }
}
