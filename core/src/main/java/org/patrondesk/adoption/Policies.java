package org.patrondesk.adoption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Permission;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;
import org.patrondesk.policy.PolicyRef;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Vocabulary;

/** The policies of a tenant: which one is in force, and every one that a decision cites. Safe for many threads. */
public final class Policies {
    private final Storage storage;
    private final Journal journal;
    private final Guard guard;
    private final ActorContext context;

    public Policies(Storage storage, Journal journal, Guard guard, ActorContext context) {
        this.storage = storage;
        this.journal = journal;
        this.guard = guard;
        this.context = context;
    }

    /**
     * Puts a policy in force. Adopting the one already in force changes nothing.
     *
     * <p>{@code Invalid} when it uses an attribute's id for another meaning than a policy adopted before does: facts kept
     * under the one would be misread under the other.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not adopt policies
     */
    public Answer<PolicyRef> adopt(PolicySet set) {
        return adopt(set, Optional.empty());
    }

    /**
     * Puts a policy in force from an instant on, until another one begins.
     *
     * <p>{@code Invalid} as for {@link #adopt(PolicySet)}, and when the instant lies in the past.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not adopt policies
     */
    public Answer<PolicyRef> adopt(PolicySet set, Instant begins) {
        return adopt(set, Optional.of(begins));
    }

    private Answer<PolicyRef> adopt(PolicySet set, Optional<Instant> begins) {
        return storage.write(guard.permit(context, Permission.ADOPT_POLICY), transaction -> {
            List<Violation> violations = new ArrayList<>(violations(transaction, set));
            if (begins.filter(journal.now()::isAfter).isPresent()) {
                violations.add(new Violation(
                        "begins",
                        "InThePast",
                        "lies in the past; a policy answers from now on, or from a day to come"));
            }
            if (!violations.isEmpty()) {
                return new Answer.Invalid<>(violations);
            }
            adopt(transaction, journal, set, begins);
            return new Answer.Done<>(set.ref(), 1);
        });
    }

    /** Why the policy cannot follow those adopted so far; empty when it can. */
    public static List<Violation> violations(Transaction transaction, PolicySet set) {
        return transaction.store(PoliciesInForce.class).adopted().stream()
                .map(Adopted::policy)
                .distinct()
                .flatMap(hash -> transaction.store(PolicySets.class).find(hash).stream())
                .flatMap(old -> reused(old.vocabulary(), set.vocabulary()).stream())
                .distinct()
                .toList();
    }

    /**
     * Puts a policy without violations in force within a transaction of another room, whose actor may adopt policies.
     *
     * @param begins from when it answers; empty for at once
     */
    public static void adopt(Transaction transaction, Journal journal, PolicySet set, Optional<Instant> begins) {
        PoliciesInForce inForce = transaction.store(PoliciesInForce.class);
        Instant now = journal.now();
        Instant from = begins.orElse(now);
        if (inForce.at(from).filter(set.hash()::equals).isEmpty()) {
            transaction.store(PolicySets.class).keep(set);
            inForce.adopt(new Adopted(set.hash(), now, from));
            journal.append(transaction, List.of(event(set, begins)));
        }
    }

    private static List<Violation> reused(Vocabulary before, Vocabulary after) {
        List<Violation> violations = new ArrayList<>();
        for (Attribute attribute : after.attributes()) {
            boolean otherKind = before.find(attribute.id())
                    .filter(old -> !attribute.domain().continues(old.domain()))
                    .isPresent();
            boolean formerId =
                    before.attributes().stream().anyMatch(old -> old.was().contains(attribute.id()));
            if (otherKind || formerId) {
                violations.add(new Violation(
                        "policy",
                        "AttributeReused",
                        "uses the attribute '" + attribute.id()
                                + "' for something else than a policy adopted before does; an id is never used again, so"
                                + " choose another for the new meaning"));
            }
        }
        return violations;
    }

    private static StoredObject event(PolicySet set, Optional<Instant> begins) {
        return StoredObject.of("policy-adopted", 1)
                .with("policy", set.id())
                .with("version", set.version())
                .with("hash", set.hash().hex())
                .withOptional("begins", begins.map(Instant::toString).orElse(null));
    }

    /** The policy that answers now; empty before the first began. */
    public Optional<PolicySet> inForce() {
        return storage.read(
                guard.permit(context, Permission.READ_POLICY),
                transaction -> transaction
                        .store(PoliciesInForce.class)
                        .at(journal.now())
                        .flatMap(transaction.store(PolicySets.class)::find));
    }
}
