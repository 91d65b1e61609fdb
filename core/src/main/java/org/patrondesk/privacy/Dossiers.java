package org.patrondesk.privacy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyVault;
import org.patrondesk.person.KeyVaultUnavailable;
import org.patrondesk.person.Subject;
import org.patrondesk.reading.Access;

/**
 * What one person may ask of the library: to have all that it keeps about them, to have it removed, or kept for a court.
 * Safe for use by many threads and processes.
 *
 * <p>A record is about a person where it names them: decisions, what became of those, stories, deliveries and the ledger of
 * consent. What is done here is done for the whole library, so only by somebody who works for every branch.
 */
public final class Dossiers {
    private final Tools tools;
    private final Optional<KeyVault> keys;
    private final ActorContext context;

    public Dossiers(Tools tools, Optional<KeyVault> keys, ActorContext context) {
        this.tools = tools;
        this.keys = keys;
        this.context = context;
    }

    /**
     * All that is kept about a person, and nothing about others.
     *
     * <p>{@code Invalid} for an actor who works for some branches only.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not read it, or is the person
     */
    public Answer<OwnData> ownData(Subject.Pseudonym person) {
        Scope scope = tools.guard().permit(context, Permission.READ_PERSON, Optional.of(person));
        List<Violation> violations = wholeLibrary();
        return violations.isEmpty()
                ? new Answer.Done<>(
                        tools.reading()
                                .read(
                                        scope,
                                        Access.about("dossiers.own-data", person),
                                        transaction -> new OwnData(
                                                tools.journal().now(), new OwnRecords().of(transaction, person))),
                        1)
                : new Answer.Invalid<>(violations);
    }

    /**
     * Removes all that is about a person, and destroys the person's key, so that copies of it cannot be read either.
     *
     * <p>Branch, channel, hour, outcome, rule and typed facts of each record stay; so do counters and the journal. What is to
     * be sent is not sent. Once this has begun it is finished, by the retention job if this process dies; what a worker is
     * sending just now is removed by that job, see {@link Erased#isComplete}. {@code Invalid} while a legal hold stands.
     *
     * @param matter the number of the file with the request, as {@link PrivacyCase} has it
     * @throws org.patrondesk.access.AccessDenied when the actor may not do so, or is the person
     * @throws org.patrondesk.person.KeyVaultUnavailable when it is not sure that the key is gone; the retention job tries again
     * @throws IllegalStateException within a transaction of the host's, which could still take back what cannot be
     */
    public Answer<Erased> erase(Subject.Pseudonym person, String matter) {
        Scope scope = tools.guard().permit(context, Permission.ERASE_PERSON, Optional.of(person));
        List<Violation> violations = violations(matter);
        Answer<PrivacyCase> begun = violations.isEmpty()
                ? tools.storage().write(scope, transaction -> begin(transaction, person, matter))
                : new Answer.Invalid<>(violations);
        if (begun instanceof Answer.Done<PrivacyCase> done) {
            return new Answer.Done<>(finish(scope, done.value()), 1);
        }
        return new Answer.Invalid<>(
                begun instanceof Answer.Invalid<PrivacyCase> refused ? refused.violations() : List.of());
    }

    private Answer<PrivacyCase> begin(Transaction transaction, Subject.Pseudonym person, String matter) {
        // Within a transaction of the host's this is refused, and must be before anything is written.
        transaction.store(Retained.class);
        List<PrivacyCase> open = transaction.store(PrivacyCases.class).of(person);
        if (open.stream().anyMatch(each -> each.kind() == PrivacyCase.Kind.HOLD)) {
            return refused("person", "UnderLegalHold", "is under a legal hold; release that first");
        }
        return new Answer.Done<>(
                open.stream()
                        .filter(each -> each.kind() == PrivacyCase.Kind.ERASURE)
                        .findFirst()
                        .orElseGet(() -> open(transaction, PrivacyCase.Kind.ERASURE, person, matter)),
                1);
    }

    /**
     * Goes on with the erasures that were begun and not finished; the retention job calls it. One whose key cannot be destroyed
     * now keeps no other from being finished.
     *
     * @return how many are still open
     * @throws org.patrondesk.access.AccessDenied when the actor may not erase, or works for some branches only
     * @throws org.patrondesk.person.KeyVaultUnavailable after all others, when it is not sure of a key that it is gone
     */
    public int goOn() {
        Scope scope = tools.guard().permitWholeLibrary(context, Permission.ERASE_PERSON);
        int open = 0;
        Optional<KeyVaultUnavailable> away = Optional.empty();
        List<PrivacyCase> erasures = tools.storage()
                .read(
                        scope,
                        transaction -> transaction.store(PrivacyCases.class).of(PrivacyCase.Kind.ERASURE));
        for (PrivacyCase erasure : erasures) {
            try {
                open += finish(scope, erasure).isComplete() ? 0 : 1;
            } catch (KeyVaultUnavailable e) {
                away = away.or(() -> Optional.of(e));
            }
        }
        if (away.isPresent()) {
            throw away.get();
        }
        return open;
    }

    private Erased finish(Scope scope, PrivacyCase erasure) {
        Erased first = tools.storage()
                .write(scope, transaction -> transaction.store(Retained.class).erase(erasure.person()));
        Set<KeyOwner> owner = Set.of(new KeyOwner.Person(erasure.person()));
        keys.ifPresent(vault -> vault.destroy(context.tenant(), owner));
        // Again, for what came in between: it was sealed with the key that is gone.
        return tools.storage().write(scope, transaction -> {
            Erased all = first.plus(transaction.store(Retained.class).erase(erasure.person()));
            if (all.isComplete() && transaction.store(PrivacyCases.class).close(erasure.id())) {
                append(
                        transaction,
                        StoredObject.of("person-erased", 1)
                                .with("case", erasure.id().toString())
                                .with("records", all.records()));
            }
            return all;
        });
    }

    /**
     * Keeps all that is about a person, whatever the retention schedule says, until the hold is released; answers its id.
     * The same hold again is the one that stands.
     *
     * <p>{@code Invalid} while the person is being erased.
     *
     * @param matter the number of the file that asks for it, as {@link PrivacyCase} has it
     * @throws org.patrondesk.access.AccessDenied when the actor may not do so, or is the person
     */
    public Answer<UUID> hold(Subject.Pseudonym person, String matter) {
        Scope scope = tools.guard().permit(context, Permission.HOLD_PERSON, Optional.of(person));
        List<Violation> violations = violations(matter);
        return violations.isEmpty()
                ? tools.storage().write(scope, transaction -> hold(transaction, person, matter))
                : new Answer.Invalid<>(violations);
    }

    private Answer<UUID> hold(Transaction transaction, Subject.Pseudonym person, String matter) {
        List<PrivacyCase> open = transaction.store(PrivacyCases.class).of(person);
        if (open.stream().anyMatch(each -> each.kind() == PrivacyCase.Kind.ERASURE)) {
            return refused("person", "BeingErased", "is being erased; there is nothing left to hold");
        }
        return new Answer.Done<>(
                open.stream()
                        .filter(each -> each.matter().equals(matter))
                        .findFirst()
                        .orElseGet(() -> open(transaction, PrivacyCase.Kind.HOLD, person, matter))
                        .id(),
                1);
    }

    /**
     * Releases a legal hold; from then on the schedule counts again.
     *
     * <p>{@code NotFound} when there is no such hold, or it is on the actor.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not do so
     */
    public Answer<UUID> release(UUID hold) {
        Scope scope = tools.guard().permit(context, Permission.HOLD_PERSON);
        List<Violation> violations = wholeLibrary();
        return violations.isEmpty()
                ? tools.storage().write(scope, transaction -> release(transaction, hold))
                : new Answer.Invalid<>(violations);
    }

    private Answer<UUID> release(Transaction transaction, UUID hold) {
        PrivacyCases cases = transaction.store(PrivacyCases.class);
        // One's own hold is like none: that there is one may be what nobody may tell them.
        boolean stands = cases.of(PrivacyCase.Kind.HOLD).stream()
                .filter(each -> !context.isBarredFrom(Optional.of(each.person())))
                .anyMatch(each -> each.id().equals(hold));
        if (!stands || !cases.close(hold)) {
            return new Answer.NotFound<>();
        }
        append(transaction, StoredObject.of("hold-released", 1).with("case", hold.toString()));
        return new Answer.Done<>(hold, 1);
    }

    /**
     * The legal holds that stand, the oldest first, without those on the actor.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not see them, or works for some branches only
     */
    public List<PrivacyCase> holds() {
        return tools
                .reading()
                .read(
                        tools.guard().permitWholeLibrary(context, Permission.HOLD_PERSON),
                        Access.by("dossiers.holds"),
                        transaction -> transaction.store(PrivacyCases.class).of(PrivacyCase.Kind.HOLD))
                .stream()
                .filter(each -> !context.isBarredFrom(Optional.of(each.person())))
                .toList();
    }

    private PrivacyCase open(Transaction transaction, PrivacyCase.Kind kind, Subject.Pseudonym person, String matter) {
        PrivacyCase opened = new PrivacyCase(
                tools.journal().nextId(), kind, person, matter, tools.journal().now());
        transaction.store(PrivacyCases.class).open(opened);
        append(
                transaction,
                (kind == PrivacyCase.Kind.HOLD
                                ? StoredObject.of("hold-placed", 1)
                                : StoredObject.of("erasure-begun", 1))
                        .with("case", opened.id().toString())
                        .with("matter", matter));
        return opened;
    }

    private void append(Transaction transaction, StoredObject event) {
        tools.journal().append(transaction, List.of(event));
    }

    private List<Violation> violations(String matter) {
        return PrivacyCase.isMatter(matter)
                ? wholeLibrary()
                : List.of(
                        new Violation(
                                "matter",
                                "Pattern",
                                "is no number of a file: 1 to 60 letters, digits, spaces and ./_- beginning with a letter or digit"));
    }

    /** No emergency makes somebody of some branches one of all. */
    private List<Violation> wholeLibrary() {
        return context.branches().isEmpty()
                ? List.of()
                : List.of(new Violation(
                        "branches",
                        "WholeLibrary",
                        "are not all of the library's; ask somebody who works for every branch"));
    }

    private static <T> Answer<T> refused(String path, String code, String message) {
        return new Answer.Invalid<>(List.of(new Violation(path, code, message)));
    }
}
