package org.patrondesk.consent;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.consent.ConsentEntry.Kind;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Once;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;
import org.patrondesk.person.Subject;
import org.patrondesk.reading.Access;

/** Where consent is given, taken back and looked up. Nothing entered is ever changed. Safe for use by many threads. */
public final class ConsentLedger {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final int MOST_ATTEMPTS = 16;

    private final Tools tools;
    private final ConsentTerms terms;
    private final ActorContext context;

    public ConsentLedger(Tools tools, ConsentTerms terms, ActorContext context) {
        this.tools = tools;
        this.terms = terms;
        this.context = context;
    }

    /**
     * Enters a consent; answers the id of the entry, and as its version the entry's number in the matter.
     *
     * <p>{@code Invalid} lists every violation, among them an implied consent without an end, and an end that is not to come.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not record consent, or it is their own
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another command
     */
    public Answer<UUID> give(ConsentCommand.Give command) {
        return enter(command);
    }

    /**
     * Enters a no, and answers as {@link #give}. No message that names the person and the purpose is begun to be sent on the
     * channel once this has returned.
     *
     * <p>{@code Invalid} when the terms let nobody withdraw from the purpose.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not record consent, or it is their own
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another command
     */
    public Answer<UUID> withdraw(ConsentCommand.Withdraw command) {
        return enter(command);
    }

    /**
     * Undoes the last no as a mistake, and answers as {@link #give}: the matter stands as if it had not been entered. Both stay in
     * the ledger, and the journal tells who did it.
     *
     * <p>{@code Invalid} when the matter does not stand withdrawn.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not record consent, or it is their own
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another command
     */
    public Answer<UUID> restore(ConsentCommand.Restore command) {
        return enter(command);
    }

    private Answer<UUID> enter(ConsentCommand command) {
        Scope scope = tools.guard()
                .permit(
                        context,
                        Permission.RECORD_CONSENT,
                        Optional.of(command.matter().person()));
        // Who consents for a child is in the matter as much as the child.
        tools.guard().permit(context, Permission.RECORD_CONSENT, command.minor().flatMap(ConsentEntry.Minor::guardian));
        List<Violation> violations = tools.check().violations(command);
        return violations.isEmpty() ? enter(scope, command) : new Answer.Invalid<>(violations);
    }

    /**
     * Entries of different persons must not make each other wait or give way, as they would in a transaction that holds what it
     * read; the number, which nobody can take twice, is what tells that somebody entered something meanwhile.
     */
    private Answer<UUID> enter(Scope scope, ConsentCommand command) {
        AtomicLong tried = new AtomicLong();
        for (int attempt = 1; ; attempt++) {
            try {
                return tools.storage().contend(scope, transaction -> enter(transaction, command, tried));
            } catch (StorageUnavailable e) {
                boolean overtaken = !e.retryable()
                        && attempt < MOST_ATTEMPTS
                        && tools.storage()
                                .read(
                                        scope,
                                        transaction -> entries(transaction, command.matter())
                                                        .size()
                                                >= tried.get());
                if (!overtaken) {
                    throw e;
                }
            }
        }
    }

    private Answer<UUID> enter(Transaction transaction, ConsentCommand command, AtomicLong tried) {
        Optional<String> key = command.key().map(given -> "consent:" + given);
        Optional<StoredObject> before = Once.answered(transaction, key, command.stored());
        if (before.isPresent()) {
            return entered(before.get());
        }
        Instant now = tools.journal().now();
        List<ConsentEntry> entries = entries(transaction, command.matter());
        tried.set(entries.size() + 1L);
        List<Violation> violations = violations(command, Standing.of(entries, now, terms.guardianBelow()), now);
        return violations.isEmpty()
                ? entered(Once.at(tools.journal().now())
                        .run(transaction, key, command.stored(), () -> add(transaction, command, tried.get())))
                : new Answer.Invalid<>(violations);
    }

    private static List<ConsentEntry> entries(Transaction transaction, Matter matter) {
        return transaction.store(Consents.class).of(Set.of(matter)).getOrDefault(matter, List.of());
    }

    private List<Violation> violations(ConsentCommand command, Standing standing, Instant now) {
        List<Violation> violations = new ArrayList<>();
        if (command.kind() == Kind.IMPLIED && command.expires().isEmpty()) {
            violations.add(new Violation("expires", "NotNull", "must be given: an implied consent ends"));
        }
        command.expires()
                .filter(end -> !end.isAfter(now) || end.isAfter(LATEST))
                .ifPresent(end -> violations.add(
                        new Violation("expires", "OutOfRange", "must lie ahead, and before the year 10000")));
        if (command.kind() == Kind.WITHDRAWN
                && terms.binding().contains(command.matter().purpose())) {
            violations.add(new Violation(
                    "matter.purpose", "NotWithdrawable", "is one that the terms let nobody withdraw from"));
        }
        if (command.kind() == Kind.RESTORED && standing.word() != Standing.Word.WITHDRAWN) {
            violations.add(
                    new Violation("matter", "NotWithdrawn", "does not stand withdrawn; there is nothing to undo"));
        }
        return violations;
    }

    private StoredObject add(Transaction transaction, ConsentCommand command, long number) {
        ConsentEntry entry = new ConsentEntry(
                tools.journal().nextId(),
                command.matter(),
                number,
                tools.journal().now(),
                command.kind(),
                command.expires().map(end -> end.truncatedTo(ChronoUnit.MILLIS)),
                command.proof(),
                command.minor(),
                context.actor().id());
        transaction.store(Consents.class).record(entry);
        tools.journal()
                .append(
                        transaction,
                        List.of(StoredObject.of("consent-entered", 1)
                                .with("entry", entry.id().toString())
                                .with("purpose", entry.matter().purpose().code())
                                .with("channel", entry.matter().channel().code())
                                .with("kind", entry.kind().code())));
        return StoredObject.of("consent", 1)
                .with("entry", entry.id().toString())
                .with("number", number);
    }

    private static Answer<UUID> entered(StoredObject answer) {
        StoredObject known = answer.must("consent", 1);
        return new Answer.Done<>(UUID.fromString(known.text("entry")), known.number("number"));
    }

    /**
     * Where consent stands now.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not read consent, or it is their own
     */
    public Standing standing(Matter matter) {
        return tools.reading()
                .read(
                        reading(matter.person()),
                        Access.about("consents.standing", matter.person()),
                        transaction -> Standing.of(
                                entries(transaction, matter), tools.journal().now(), terms.guardianBelow()));
    }

    /**
     * Whether the person may be addressed in this matter now.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not read consent, or it is their own
     */
    public boolean allows(Matter matter) {
        return terms.allow(matter.purpose(), standing(matter));
    }

    /**
     * Hands over all that was ever entered about a person, by purpose and channel, then in the order of recording.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not read consent, or it is their own
     */
    public void history(Subject.Pseudonym person, Consumer<ConsentEntry> to) {
        tools.reading().read(reading(person), Access.about("consents.history", person), transaction -> {
            transaction.store(Consents.class).each(person, to);
            return true;
        });
    }

    private Scope reading(Subject.Pseudonym person) {
        return tools.guard().permit(context, Permission.READ_CONSENT, Optional.of(person));
    }
}
