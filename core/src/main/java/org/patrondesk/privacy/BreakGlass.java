package org.patrondesk.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Emergency;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Once;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;

/**
 * Where staff take wider access in an emergency, and others take notice of it. It is written down before it works, and ends by
 * itself. Safe for use by many threads.
 */
public final class BreakGlass {
    /** The shortest emergency. */
    public static final Duration LEAST = Duration.ofMinutes(1);

    /** The longest emergency; who needs longer opens another, with another reason and another notice. */
    public static final Duration MOST = Duration.ofHours(4);

    private final Tools tools;
    private final ActorContext context;

    public BreakGlass(Tools tools, ActorContext context) {
        this.tools = tools;
        this.context = context;
    }

    /**
     * Writes an emergency down and answers its id, with which the actor gets a wider session. It begins now.
     *
     * <p>{@code Invalid} lists every violation, among them a time that is too short or too long. The same key gets the same
     * emergency, which may be over by then.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not break the glass, or is no member of staff
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another reason or time, or by somebody else
     */
    public Answer<UUID> open(OpenEmergency command) {
        Scope scope = breaking();
        List<Violation> violations = new ArrayList<>(tools.check().violations(command));
        Duration lasting = command.lasting();
        if (lasting != null && (lasting.compareTo(LEAST) < 0 || lasting.compareTo(MOST) > 0)) {
            violations.add(new Violation("lasting", "OutOfRange", "must be 1 minute to 4 hours"));
        }
        return violations.isEmpty()
                ? tools.storage().write(scope, transaction -> open(transaction, command))
                : new Answer.Invalid<>(violations);
    }

    private Answer<UUID> open(Transaction transaction, OpenEmergency command) {
        Optional<String> key = command.key().map(given -> "emergency:" + given);
        // The same words under another's key are another request: nobody learns of another's emergency by it.
        StoredObject request = command.stored(context.actor().id());
        StoredObject answer =
                Once.at(tools.journal().now()).run(transaction, key, request, () -> record(transaction, command));
        return new Answer.Done<>(
                UUID.fromString(answer.must("emergency-opened", 1).text("emergency")), 1);
    }

    private StoredObject record(Transaction transaction, OpenEmergency command) {
        Instant now = tools.journal().now();
        EmergencyAccess access = new EmergencyAccess(
                tools.journal().nextId(),
                now,
                now.plus(command.lasting()).truncatedTo(ChronoUnit.MILLIS),
                command.reason(),
                context.actor().id(),
                Optional.empty(),
                Optional.empty());
        transaction.store(Emergencies.class).record(access);
        tell(
                transaction,
                StoredObject.of("glass-broken", 1)
                        .with("emergency", access.id().toString())
                        .with("until", access.until().toString()));
        return StoredObject.of("emergency-opened", 1)
                .with("emergency", access.id().toString());
    }

    /**
     * The emergency with this id, when the actor opened it and it is not over now.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not break the glass
     */
    public Optional<Emergency> lasting(UUID emergency) {
        return tools.storage()
                .read(
                        breaking(),
                        transaction -> transaction.store(Emergencies.class).find(emergency))
                .filter(this::isOwn)
                .filter(access -> access.lastsAt(tools.journal().now()))
                .map(EmergencyAccess::emergency);
    }

    /**
     * The actor's context as wide as it is now: their emergency is left out of it when it is over or was closed.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor is in an emergency and may not break the glass
     */
    public ActorContext now() {
        Optional<Emergency> emergency = context.emergency();
        return emergency.isEmpty()
                        || emergency.flatMap(opened -> lasting(opened.id())).isPresent()
                ? context
                : context.outOfEmergency();
    }

    /**
     * Ends an emergency early. One that is over already stays as it is.
     *
     * <p>{@code NotFound} when there is none of this id; for an actor who may not read of emergencies, also when somebody else
     * opened it.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may neither break the glass nor read of emergencies
     */
    public Answer<UUID> close(UUID emergency) {
        boolean anybodys = tools.guard().allows(context, Permission.READ_EMERGENCIES);
        Scope scope = anybodys ? reading() : breaking();
        return tools.storage().write(scope, transaction -> {
            Optional<EmergencyAccess> found =
                    transaction.store(Emergencies.class).find(emergency).filter(access -> anybodys || isOwn(access));
            found.filter(access -> access.lastsAt(tools.journal().now()))
                    .ifPresent(access -> close(transaction, access));
            return answer(found);
        });
    }

    private void close(Transaction transaction, EmergencyAccess access) {
        transaction.store(Emergencies.class).close(access.id(), tools.journal().now());
        tell(
                transaction,
                StoredObject.of("glass-closed", 1).with("emergency", access.id().toString()));
    }

    /**
     * Hands over every emergency that nobody has marked as seen, the oldest first.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not read of emergencies
     */
    public void unseen(Consumer<EmergencyAccess> to) {
        tools.storage().read(reading(), transaction -> {
            transaction.store(Emergencies.class).eachUnseen(to);
            return true;
        });
    }

    /**
     * Marks an emergency as seen. Again by the same person with the same note changes nothing.
     *
     * <p>{@code Invalid} lists every violation: {@code OwnEmergency} for the actor's own, {@code SeenBefore} when it was marked
     * otherwise. {@code NotFound} when there is none of this id.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not read of emergencies
     */
    public Answer<UUID> seen(MarkSeen command) {
        Scope scope = reading();
        List<Violation> violations = tools.check().violations(command);
        return violations.isEmpty()
                ? tools.storage().write(scope, transaction -> see(transaction, command))
                : new Answer.Invalid<>(violations);
    }

    private Answer<UUID> see(Transaction transaction, MarkSeen command) {
        Optional<EmergencyAccess> found = transaction.store(Emergencies.class).find(command.emergency());
        if (found.filter(this::isOwn).isPresent()) {
            return invalid("OwnEmergency", "is the actor's own; somebody else must look at it");
        }
        Optional<EmergencyAccess.Seen> before = found.flatMap(EmergencyAccess::seen);
        String by = context.actor().id();
        if (before.isPresent()) {
            return before.get().by().equals(by) && before.get().note().equals(command.note())
                    ? answer(found)
                    : invalid("SeenBefore", "was marked as seen before; that stays as it is");
        }
        found.ifPresent(access -> {
            transaction
                    .store(Emergencies.class)
                    .see(access.id(), new EmergencyAccess.Seen(tools.journal().now(), by, command.note()));
            tell(
                    transaction,
                    StoredObject.of("emergency-seen", 1)
                            .with("emergency", access.id().toString()));
        });
        return answer(found);
    }

    private static Answer<UUID> invalid(String code, String message) {
        return new Answer.Invalid<>(List.of(new Violation("emergency", code, message)));
    }

    private static Answer<UUID> answer(Optional<EmergencyAccess> found) {
        return found.isPresent() ? new Answer.Done<>(found.get().id(), 1) : new Answer.NotFound<>();
    }

    private boolean isOwn(EmergencyAccess access) {
        return access.by().equals(context.actor().id());
    }

    private Scope breaking() {
        return tools.guard().permit(context, Permission.BREAK_GLASS);
    }

    private Scope reading() {
        return tools.guard().permit(context, Permission.READ_EMERGENCIES);
    }

    private void tell(Transaction transaction, StoredObject event) {
        tools.journal().append(transaction, List.of(event));
    }
}
