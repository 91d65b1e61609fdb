package org.patrondesk.policy;

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
     * @throws org.patrondesk.access.AccessDenied when the actor may not adopt policies
     */
    public Answer<PolicyRef> adopt(PolicySet set) {
        storage.write(guard.permit(actor, Permission.ADOPT_POLICY), transaction -> {
            adopt(transaction, journal, set);
            return set;
        });
        return new Answer.Done<>(set.ref(), 1);
    }

    /** Puts a policy in force within a transaction of another room, whose actor may adopt policies. */
    public static void adopt(Transaction transaction, Journal journal, PolicySet set) {
        boolean already = transaction
                .store(PoliciesInForce.class)
                .current()
                .map(set.hash()::equals)
                .orElse(false);
        if (!already) {
            transaction.store(PolicySets.class).keep(set);
            transaction.store(PoliciesInForce.class).adopt(set.hash(), journal.now());
            journal.append(transaction, List.of(adopted(set)));
        }
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
