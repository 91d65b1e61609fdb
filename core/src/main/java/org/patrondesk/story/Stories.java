package org.patrondesk.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Link;
import org.patrondesk.journal.Links;
import org.patrondesk.journal.Once;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Ref;
import org.patrondesk.reading.Access;

/** Stories of what the library meant to somebody, kept with their consent. Safe for use by many threads. */
public final class Stories {
    private final Tools tools;
    private final ActorContext context;

    public Stories(Tools tools, ActorContext context) {
        this.tools = tools;
        this.context = context;
    }

    /**
     * Writes a story down; answers its id.
     *
     * <p>{@code Invalid} lists every violation, among them each record it is said to come from that is not within the
     * actor's reach, and a consent that is refused; {@code NotFound} when the branch is out of reach.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not log, or the story is their own
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another story
     */
    public Answer<UUID> tell(TellStory command) {
        Scope scope = tools.guard().permit(context, Permission.LOG_NO, command.person());
        List<Violation> violations = new ArrayList<>(tools.check().violations(command));
        if (command.consent() == Consent.REFUSED) {
            violations.add(new Violation("consent", "Refused", "is refused; such a story is not written down"));
        }
        if (!violations.isEmpty()) {
            return new Answer.Invalid<>(violations);
        }
        return scope.covers(command.branch())
                ? tools.storage().write(scope, transaction -> tell(transaction, command))
                : new Answer.NotFound<>();
    }

    private Answer<UUID> tell(Transaction transaction, TellStory command) {
        Optional<String> key = command.key().map(given -> "story:" + given);
        Optional<StoredObject> before = Once.answered(transaction, key, command.stored());
        if (before.isPresent()) {
            return told(before.get());
        }
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < command.about().size(); i++) {
            if (!isWithinReach(transaction, command.about().get(i))) {
                violations.add(new Violation(
                        "about[" + i + "]", "UnknownRecord", "names no barrier, decision or resolution within reach"));
            }
        }
        return violations.isEmpty()
                ? told(Once.at(tools.journal().now())
                        .run(transaction, key, command.stored(), () -> record(transaction, command)))
                : new Answer.Invalid<>(violations);
    }

    private static boolean isWithinReach(Transaction transaction, Ref ref) {
        return !ref.kind().equals(Story.KIND) && new Walk(transaction).take(ref);
    }

    private StoredObject record(Transaction transaction, TellStory command) {
        Story story = new Story(
                tools.journal().nextId(),
                1,
                tools.journal().now(),
                command.branch(),
                Optional.of(command.text()),
                command.consent(),
                context.actor().id(),
                command.person());
        transaction.store(StoryShelf.class).record(story);
        command.about().forEach(ref -> transaction.store(Links.class).add(new Link(story.ref(), ref)));
        tools.journal()
                .append(
                        transaction,
                        List.of(event(StoredObject.of("story-told", 1), story)
                                .with(
                                        "about",
                                        command.about().stream()
                                                .map(Ref::written)
                                                .toList())));
        return StoredObject.of("told", 1).with("story", story.id().toString());
    }

    private static StoredObject event(StoredObject type, Story story) {
        return type.with("story", story.id().toString())
                .with("branch", story.branch().code())
                .with("consent", story.consent().code());
    }

    private static Answer<UUID> told(StoredObject answer) {
        return new Answer.Done<>(UUID.fromString(answer.must("told", 1).text("story")), 1);
    }

    /**
     * Writes down what the person agreed to; answers the story's new version. Once refused, the text is gone for good.
     *
     * <p>Giving the consent that stands changes nothing. {@code Invalid} when consent was refused before; {@code Stale}
     * when somebody else was first; {@code NotFound} when there is no such story within the actor's reach.
     *
     * @param expectedVersion the version that the caller has seen; a refusal is obeyed whatever it is
     * @throws org.patrondesk.access.AccessDenied when the actor may not log, or the story is their own
     */
    public Answer<Long> consent(UUID story, Consent given, long expectedVersion) {
        return tools.storage().write(tools.guard().permit(context, Permission.LOG_NO), transaction -> {
            Optional<Story> found = transaction.store(StoryShelf.class).find(story);
            if (found.isEmpty()) {
                return new Answer.NotFound<>();
            }
            tools.guard().permit(context, Permission.LOG_NO, found.get().person());
            // Who refuses is obeyed whatever was seen: a text that somebody changed is still theirs to take back.
            return given == Consent.REFUSED || found.get().version() == expectedVersion
                    ? consent(transaction, found.get(), given)
                    : new Answer.Stale<>(found.get().version());
        });
    }

    private Answer<Long> consent(Transaction transaction, Story story, Consent given) {
        if (story.consent() == given) {
            return new Answer.Done<>(story.version(), story.version());
        }
        if (story.consent() == Consent.REFUSED) {
            return new Answer.Invalid<>(List.of(new Violation(
                    "consent", "Refused", "was refused and the text is gone; write the story down again")));
        }
        Story next = story.with(given);
        if (!transaction.store(StoryShelf.class).replace(next)) {
            return new Answer.Stale<>(story.version());
        }
        tools.journal().append(transaction, List.of(event(StoredObject.of("story-consent", 1), next)));
        return new Answer.Done<>(next.version(), next.version());
    }

    /**
     * The story with this id; empty when there is none within the actor's reach.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not review, or the story is their own
     */
    public Optional<Story> find(UUID story) {
        Optional<Story> found = tools.reading()
                .read(
                        tools.guard().permit(context, Permission.REVIEW_NOS),
                        Access.of("stories.find", story),
                        transaction -> transaction.store(StoryShelf.class).find(story));
        tools.guard().permit(context, Permission.REVIEW_NOS, found.flatMap(Story::person));
        return found;
    }
}
