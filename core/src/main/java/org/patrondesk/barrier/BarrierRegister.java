package org.patrondesk.barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionKind;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Link;
import org.patrondesk.journal.Links;
import org.patrondesk.journal.Once;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;

/** The register of what stands in the way. Safe for use by many threads. */
public final class BarrierRegister {
    private final Tools tools;
    private final ActorContext context;

    public BarrierRegister(Tools tools, ActorContext context) {
        this.tools = tools;
        this.context = context;
    }

    /**
     * Registers a barrier with the nos that show it; answers its id.
     *
     * <p>{@code Invalid} lists every violation, among them each decision that is no no that was said within the actor's
     * reach, or was told to the actor; {@code NotFound} when the branch is out of reach.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not log nos
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another barrier
     */
    public Answer<UUID> register(RegisterBarrier command) {
        Scope scope = tools.guard().permit(context, Permission.LOG_NO);
        List<Violation> violations = tools.check().violations(command);
        if (!violations.isEmpty()) {
            return new Answer.Invalid<>(violations);
        }
        return scope.covers(command.branch())
                ? tools.storage().write(scope, transaction -> register(transaction, command))
                : new Answer.NotFound<>();
    }

    private Answer<UUID> register(Transaction transaction, RegisterBarrier command) {
        Optional<String> key = command.key().map(given -> "barrier:" + given);
        Optional<StoredObject> before = Once.answered(transaction, key, command.stored());
        if (before.isPresent()) {
            return done(before.get());
        }
        List<Violation> unknown = unknown(transaction, command.nos());
        return unknown.isEmpty()
                ? done(Once.at(tools.journal().now())
                        .run(transaction, key, command.stored(), () -> record(transaction, command)))
                : new Answer.Invalid<>(unknown);
    }

    private static List<Violation> unknown(Transaction transaction, List<UUID> nos) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < nos.size(); i++) {
            if (transaction
                    .store(Decisions.class)
                    .find(nos.get(i))
                    .filter(found -> found.kind() == DecisionKind.SAID
                            && found.told().isNo()
                            && !transaction.scope().context().isBarredFrom(found.person()))
                    .isEmpty()) {
                violations.add(new Violation(
                        "nos[" + i + "]",
                        "UnknownNo",
                        "names no no that was said; use the id that logging it answered"));
            }
        }
        return violations;
    }

    private StoredObject record(Transaction transaction, RegisterBarrier command) {
        Barrier barrier = new Barrier(
                tools.journal().nextId(),
                tools.journal().now(),
                command.branch(),
                command.name(),
                context.actor().id());
        transaction.store(Barriers.class).record(barrier);
        command.nos().forEach(no -> transaction.store(Links.class).add(new Link(barrier.ref(), Decision.ref(no))));
        StoredObject event = StoredObject.of("barrier-registered", 1)
                .with("barrier", barrier.id().toString())
                .with("branch", barrier.branch().code())
                .with("nos", command.nos().stream().map(UUID::toString).toList());
        tools.journal().append(transaction, List.of(event));
        return StoredObject.of("registered", 1).with("barrier", barrier.id().toString());
    }

    private static Answer<UUID> done(StoredObject answer) {
        return new Answer.Done<>(UUID.fromString(answer.must("registered", 1).text("barrier")), 1);
    }

    /**
     * Hands over the barriers within the actor's reach, in the order of registering.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     */
    public void each(Consumer<Barrier> to) {
        tools.storage().read(tools.guard().permit(context, Permission.REVIEW_NOS), transaction -> {
            transaction.store(Barriers.class).each(to);
            return true;
        });
    }
}
