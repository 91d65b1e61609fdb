package org.patrondesk.message;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.consent.Matter;
import org.patrondesk.decision.Refusals;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.CommandCheck;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.Once;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ref;
import org.patrondesk.reading.Access;

/** Where messages are posted, and where a person decides about those that did not go out. Safe for use by many threads. */
public final class Outbox {
    /** The type of the event that tells of a delivery's posting. */
    public static final String POSTED = "delivery-posted";

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final Tools tools;
    private final Set<Channel> channels;
    private final SendingTerms terms;
    private final ActorContext context;

    /** @param channels those that have a courier */
    public Outbox(Tools tools, Set<Channel> channels, SendingTerms terms, ActorContext context) {
        this.tools = tools;
        this.channels = Set.copyOf(channels);
        this.terms = terms;
        this.context = context;
    }

    /**
     * Posts a message; answers the id of its delivery, which is in the queue from then on.
     *
     * <p>{@code Invalid} lists every violation, among them a channel without a courier; {@code NotFound} when the branch is
     * out of reach; {@code Refused} by {@code no-consent} when the person it is for may not be addressed so.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not send messages, or is the person
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another message
     */
    public Answer<UUID> post(PostMessage command) {
        Scope scope = tools.guard().permit(context, Permission.SEND_MESSAGE, command.person());
        List<Violation> violations = violations(tools.check(), command);
        if (!violations.isEmpty()) {
            return new Answer.Invalid<>(violations);
        }
        return scope.covers(command.branch())
                ? tools.storage().write(scope, transaction -> post(transaction, command))
                : new Answer.NotFound<>();
    }

    private static List<Violation> violations(CommandCheck check, PostMessage command) {
        List<Violation> violations = new ArrayList<>(check.violations(command));
        command.due().filter(Outbox::isUnwritable).ifPresent(at -> violations.add(unwritable("due")));
        command.expires().filter(Outbox::isUnwritable).ifPresent(at -> violations.add(unwritable("expires")));
        if (command.person().isPresent() != command.purpose().isPresent()) {
            violations.add(new Violation("purpose", "WithPerson", "is given just when the person is"));
        }
        return violations;
    }

    private static boolean isUnwritable(Instant at) {
        return at.isBefore(EARLIEST) || at.isAfter(LATEST);
    }

    private static Violation unwritable(String path) {
        return new Violation(path, "OutOfRange", "must lie between the years 1970 and 9999");
    }

    /** What changes as time passes, or with the desk's set-up: not asked of a call that was answered before. */
    private List<Violation> violationsNow(PostMessage command, Instant now) {
        List<Violation> violations = new ArrayList<>();
        if (!channels.contains(command.channel())) {
            violations.add(new Violation(
                    "channel",
                    "NoCourier",
                    "has no courier; choose another channel, or give the desk a courier for "
                            + command.channel().code()));
        }
        Instant due = command.due().orElse(now);
        if (command.expires().filter(at -> !at.isAfter(due)).isPresent()) {
            violations.add(new Violation("expires", "NotAfterDue", "is not after the time when it is due"));
        }
        return violations;
    }

    private Answer<UUID> post(Transaction transaction, PostMessage command) {
        Optional<String> key = command.key().map(given -> "post:" + given);
        Optional<StoredObject> before = Once.answered(transaction, key, command.stored());
        if (before.isPresent()) {
            return posted(before.get());
        }
        Instant now = transaction.store(Deliveries.class).now();
        List<Violation> violations = violationsNow(command, now);
        if (!violations.isEmpty()) {
            return new Answer.Invalid<>(violations);
        }
        List<Matter> asked = command.matter().stream().toList();
        return terms.consent().closed(transaction, asked, now).isEmpty()
                ? posted(Once.at(tools.journal().now())
                        .run(transaction, key, command.stored(), () -> post(transaction, command, now)))
                : unwanted(asked.get(0));
    }

    private static Answer<UUID> unwanted(Matter matter) {
        return Refusals.forLackOf(
                new Ref("purpose", matter.purpose().code()),
                Sending.NO_CONSENT,
                "The person has not agreed to be addressed for " + matter.purpose() + " by "
                        + matter.channel().code() + ", or has withdrawn; ask them before you write.");
    }

    private static Answer<UUID> posted(StoredObject answer) {
        return new Answer.Done<>(UUID.fromString(answer.must("posted", 1).text("delivery")), 0);
    }

    private StoredObject post(Transaction transaction, PostMessage command, Instant now) {
        Optional<Instant> due = command.due().map(at -> at.truncatedTo(ChronoUnit.MILLIS));
        Delivery delivery = new Delivery(
                tools.journal().nextId(),
                tools.journal().now(),
                command.branch(),
                command.channel(),
                command.to(),
                command.message(),
                command.messageClass(),
                terms.repetition(command.messageClass()),
                due,
                command.expires()
                        .map(at -> at.truncatedTo(ChronoUnit.MILLIS))
                        .orElse(due.orElse(now).plus(terms.age())),
                command.about(),
                command.person(),
                command.purpose());
        add(tools, transaction, List.of(delivery));
        return StoredObject.of("posted", 1).with("delivery", delivery.id().toString());
    }

    /** Puts deliveries of another room into the queue, with that room's own transaction. */
    public static void add(Tools tools, Transaction transaction, List<Delivery> deliveries) {
        transaction.store(Deliveries.class).add(deliveries);
        wake(transaction, deliveries);
        tools.journal()
                .append(
                        transaction,
                        deliveries.stream()
                                .map(delivery -> StoredObject.of("delivery-posted", 1)
                                        .with("delivery", delivery.id().toString())
                                        .with("branch", delivery.branch().code())
                                        .with("channel", delivery.channel().code())
                                        .with("class", delivery.messageClass()))
                                .toList());
    }

    /** One task for all that are due at the same time; its key is its own, so that no two writers meet in it. */
    private static void wake(Transaction transaction, List<Delivery> deliveries) {
        Instant now = transaction.store(Deliveries.class).now();
        Map<Instant, UUID> wakes = new TreeMap<>();
        deliveries.forEach(delivery -> wakes.putIfAbsent(delivery.due().orElse(now), delivery.id()));
        DueTasks tasks = transaction.store(DueTasks.class);
        wakes.forEach((at, first) -> tasks.schedule(DeliveryWork.KIND, first.toString(), at));
    }

    /**
     * A delivery within the actor's reach, and every attempt to send it.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not see what became of deliveries, or it is for them
     */
    public Optional<DeliveryStatus> find(UUID delivery) {
        Optional<DeliveryStatus> found = tools.reading()
                .read(
                        deciding(),
                        Access.of("outbox.find", delivery),
                        transaction -> transaction.store(Deliveries.class).find(delivery));
        tools.guard()
                .permit(
                        context,
                        Permission.DECIDE_DELIVERY,
                        found.flatMap(status -> status.delivery().person()));
        return found;
    }

    /**
     * Hands over the deliveries in a state that are not for the actor, in the order of posting; {@code UNKNOWN} and {@code FAILED} wait for a person.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not see what became of deliveries
     */
    public void each(DeliveryState state, Consumer<DeliveryStatus> to) {
        tools.reading().read(deciding(), Access.by("outbox.each"), transaction -> {
            transaction.store(Deliveries.class).each(state, status -> {
                if (!context.isBarredFrom(status.delivery().person())) {
                    to.accept(status);
                }
            });
            return true;
        });
    }

    /**
     * How the queue stands within the actor's reach.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not see what became of deliveries
     */
    public QueueState queue() {
        return tools.storage()
                .read(
                        deciding(),
                        transaction -> transaction.store(Deliveries.class).queue());
    }

    /**
     * Carries out what a person decided about a delivery that waits for a person; answers its id.
     *
     * <p>{@code Invalid} when it is to be sent again and is of no use any more; {@code NotFound} when there is none within reach; {@code Stale} when it is another version, a result came
     * meanwhile, or it does not wait for a person.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not decide about deliveries, or it is for them
     */
    public Answer<UUID> decide(DecideDelivery command) {
        Scope scope = deciding();
        List<Violation> violations = tools.check().violations(command);
        return violations.isEmpty()
                ? tools.storage().write(scope, transaction -> decide(transaction, command))
                : new Answer.Invalid<>(violations);
    }

    /** A decision is known by what it says, so one that is repeated after a lost answer is answered alike. */
    private Answer<UUID> decide(Transaction transaction, DecideDelivery command) {
        Deliveries deliveries = transaction.store(Deliveries.class);
        Optional<DeliveryStatus> found = deliveries.find(command.delivery());
        if (found.isEmpty()) {
            return new Answer.NotFound<>();
        }
        tools.guard()
                .permit(
                        context,
                        Permission.DECIDE_DELIVERY,
                        found.get().delivery().person());
        Optional<String> key = Optional.of(command.key());
        if (Once.answered(transaction, key, command.stored()).isPresent()) {
            return decided(command);
        }
        DeliveryStatus status = found.get();
        if (command.fate() == DecideDelivery.Fate.SEND_AGAIN
                && !status.delivery().expires().isAfter(deliveries.now())) {
            return new Answer.Invalid<>(List.of(new Violation("fate", "Expired", "is too late for it; post it anew")));
        }
        if (!deliveries.decide(command.delivery(), command.expectedVersion(), next(status, command.fate()))) {
            return new Answer.Stale<>(status.version());
        }
        Once.at(tools.journal().now())
                .run(transaction, key, command.stored(), () -> tell(transaction, command, status));
        return decided(command);
    }

    private StoredObject tell(Transaction transaction, DecideDelivery command, DeliveryStatus status) {
        StoredObject event = StoredObject.of("delivery-decided", 1)
                .with("delivery", command.delivery().toString())
                .with("branch", status.delivery().branch().code())
                .with("fate", command.fate().code());
        tools.journal().append(transaction, List.of(event));
        return event;
    }

    private static Answer<UUID> decided(DecideDelivery command) {
        return new Answer.Done<>(command.delivery(), command.expectedVersion() + 1);
    }

    private static Next next(DeliveryStatus status, DecideDelivery.Fate fate) {
        return switch (fate) {
            case WENT_OUT -> Next.decided(DeliveryState.ACCEPTED, false);
            case DROP -> Next.decided(DeliveryState.DROPPED, false);
            case SEND_AGAIN -> Next.decided(DeliveryState.WAITING, status.state() == DeliveryState.UNKNOWN);
        };
    }

    private Scope deciding() {
        return tools.guard().permit(context, Permission.DECIDE_DELIVERY);
    }
}
