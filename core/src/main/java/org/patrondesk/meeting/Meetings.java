package org.patrondesk.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.adoption.Policies;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Link;
import org.patrondesk.journal.Links;
import org.patrondesk.journal.Once;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Period;
import org.patrondesk.library.Ref;

/** The weekly meeting: what it answers to nos, and what came of that. Safe for use by many threads. */
public final class Meetings {
    /** The most weeks on each side of a change that its effect is measured over. */
    public static final int MOST_WEEKS = 104;

    private final Tools tools;
    private final ActorContext context;

    public Meetings(Tools tools, ActorContext context) {
        this.tools = tools;
        this.context = context;
    }

    /**
     * Writes down the meeting's answer and, for a change, puts the new policy in force from its day, both or neither;
     * answers the resolution's id.
     *
     * <p>{@code Invalid} lists every violation: a rule that no policy put in force here has, a change without a policy or
     * a policy without a change, one that is no change or reuses a version, a day in the past, and barriers or nos that are
     * not within the actor's reach or were told to the actor.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not answer for the meeting, or not adopt policies
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another answer
     */
    public Answer<UUID> resolve(Resolve command) {
        if (command.change().isPresent()) {
            tools.guard().permit(context, Permission.ADOPT_POLICY);
        }
        Scope scope = tools.guard().permit(context, Permission.RESOLVE_NOS);
        List<Violation> violations = tools.check().violations(command);
        return violations.isEmpty()
                ? tools.storage().write(scope, transaction -> resolve(transaction, command))
                : new Answer.Invalid<>(violations);
    }

    private Answer<UUID> resolve(Transaction transaction, Resolve command) {
        Optional<String> key = command.key().map(given -> "resolve:" + given);
        Optional<StoredObject> before = Once.answered(transaction, key, command.stored());
        if (before.isPresent()) {
            return done(before.get());
        }
        List<Violation> violations = new ArrayList<>(new Objections(tools, transaction).to(command));
        return violations.isEmpty()
                ? done(Once.at(tools.journal().now())
                        .run(transaction, key, command.stored(), () -> record(transaction, command)))
                : new Answer.Invalid<>(violations);
    }

    private StoredObject record(Transaction transaction, Resolve command) {
        Instant now = tools.journal().now();
        Optional<Instant> begins =
                command.change().flatMap(Resolve.NewPolicy::begins).flatMap(this::start);
        Resolution resolution = new Resolution(
                tools.journal().nextId(),
                now,
                command.kind(),
                command.rule(),
                command.reason(),
                command.change()
                        .map(given -> new Resolution.Change(given.policy().hash(), begins.orElse(now))),
                context.actor().id());
        transaction.store(Resolutions.class).record(resolution);
        command.about().forEach(ref -> transaction.store(Links.class).add(new Link(resolution.ref(), ref)));
        command.change().ifPresent(given -> Policies.adopt(transaction, tools.journal(), given.policy(), begins));
        tools.journal().append(transaction, List.of(event(resolution, command.about())));
        return StoredObject.of("resolved", 1).with("resolution", resolution.id().toString());
    }

    /** The start of a day to come; empty for today, which has begun. */
    private Optional<Instant> start(LocalDate day) {
        return day.isAfter(tools.today())
                ? Optional.of(day.atStartOfDay(tools.zone()).toInstant())
                : Optional.empty();
    }

    private static StoredObject event(Resolution resolution, List<Ref> about) {
        return StoredObject.of("nos-resolved", 1)
                .with("resolution", resolution.id().toString())
                .with("kind", resolution.kind().code())
                .with("rule", resolution.rule())
                .with("about", about.stream().map(Ref::written).toList())
                .withOptional(
                        "policy",
                        resolution.change().map(change -> change.policy().hex()).orElse(null))
                .withOptional(
                        "begins",
                        resolution
                                .change()
                                .map(change -> change.begins().toString())
                                .orElse(null));
    }

    private static Answer<UUID> done(StoredObject answer) {
        return new Answer.Done<>(UUID.fromString(answer.must("resolved", 1).text("resolution")), 1);
    }

    /**
     * Hands over what meetings answered in a period, in the order of writing down.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     */
    public void each(Period period, Consumer<Resolution> to) {
        tools.storage().read(tools.guard().permit(context, Permission.REVIEW_NOS), transaction -> {
            transaction.store(Resolutions.class).each(period, to);
            return true;
        });
    }

    /**
     * How the rule's nos changed after an answer of the meeting: from the day on which its policy began to answer, or from
     * when another way to say yes was found.
     *
     * @param weeks over how many weeks on each side, 1–104; fewer are taken where fewer are over or were logged
     * @return empty when there is no such answer or it keeps the rule, while the first week is not over, and when not one
     *     whole week was logged before
     * @throws IllegalArgumentException for another number of weeks
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     */
    public Optional<Effect> effect(UUID resolution, int weeks) {
        return tools.storage()
                .read(
                        tools.guard().permit(context, Permission.REVIEW_NOS),
                        transaction -> transaction
                                .store(Resolutions.class)
                                .find(resolution)
                                .flatMap(found -> effect(tools, transaction, found, weeks)));
    }

    /** The same within a transaction of another room, whose actor may review. */
    public static Optional<Effect> effect(Tools tools, Transaction transaction, Resolution resolution, int weeks) {
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw new IllegalArgumentException("An effect is measured over 1 to " + MOST_WEEKS + " weeks.");
        }
        if (resolution.kind() == ResolutionKind.KEEP) {
            return Optional.empty();
        }
        return new EffectTally(transaction, resolution, tools.zone())
                .over(weeks, tools.journal().now());
    }
}
