package org.patrondesk.adoption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patrondesk.access.Actor;
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
    private final Actor actor;

    public Policies(Storage storage, Journal journal, Guard guard, Actor actor) {
        this.storage = storage;
        this.journal = journal;
        this.guard = guard;
        this.actor = actor;
    }

    /**
     * Puts a policy in force. Adopting the one already in force changes nothing.
     *
     * <p>{@code Invalid} when it uses an attribute's id for another meaning than the policy in force does: facts kept
     * under the one would be misread under the other.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not adopt policies
     */
    public Answer<PolicyRef> adopt(PolicySet set) {
        return storage.write(guard.permit(actor, Permission.ADOPT_POLICY), transaction -> {
            List<Violation> violations = violations(transaction, set);
            if (!violations.isEmpty()) {
                return new Answer.Invalid<>(violations);
            }
            adopt(transaction, journal, set);
            return new Answer.Done<>(set.ref(), 1);
        });
    }

    /** Why the policy cannot follow the one in force; empty when it can. */
    public static List<Violation> violations(Transaction transaction, PolicySet set) {
        return inForce(transaction)
                .map(old -> reused(old.vocabulary(), set.vocabulary()))
                .orElse(List.of());
    }

    /** Puts a policy without violations in force within a transaction of another room, whose actor may adopt policies. */
    public static void adopt(Transaction transaction, Journal journal, PolicySet set) {
        if (inForce(transaction).filter(old -> old.hash().equals(set.hash())).isEmpty()) {
            transaction.store(PolicySets.class).keep(set);
            transaction.store(PoliciesInForce.class).adopt(set.hash(), journal.now());
            journal.append(transaction, List.of(adopted(set)));
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
                                + "' for something else than the policy in force does; an id is never used again, so"
                                + " choose another for the new meaning"));
            }
        }
        return violations;
    }

    private static StoredObject adopted(PolicySet set) {
        return StoredObject.of("policy-adopted", 1)
                .with("policy", set.id())
                .with("version", set.version())
                .with("hash", set.hash().hex());
    }

    /** The policy that answers now; empty before the first was adopted. */
    public Optional<PolicySet> inForce() {
        return storage.read(guard.permit(actor, Permission.READ_POLICY), Policies::inForce);
    }

    private static Optional<PolicySet> inForce(Transaction transaction) {
        return transaction.store(PoliciesInForce.class).current().flatMap(transaction.store(PolicySets.class)::find);
    }
}
