package org.patrondesk.adoption;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.Policy;

/**
 * Policies made ready, by their hash, so that a desk reads and compiles each of them once. At most {@value #MOST} are
 * remembered. Safe for use by many threads.
 */
public final class KnownPolicies {
    /** A desk serves few policies at a time, for however many tenants. */
    public static final int MOST = 64;

    private final Map<ContentHash, Policy> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ContentHash, Policy> eldest) {
            return size() > MOST;
        }
    };

    /** The policy that answers at an instant in the transaction's tenant; empty before the first began. */
    public Optional<Policy> inForce(Transaction transaction, Instant now) {
        return transaction.store(PoliciesInForce.class).at(now).flatMap(hash -> find(transaction, hash));
    }

    /** A policy that the tenant keeps. */
    public Optional<Policy> find(Transaction transaction, ContentHash hash) {
        @Nullable Policy ready = remembered(hash);
        if (ready != null) {
            return Optional.of(ready);
        }
        Optional<Policy> found = transaction.store(PolicySets.class).find(hash).map(Policy::ofKept);
        found.ifPresent(policy -> remember(hash, policy));
        return found;
    }

    private synchronized @Nullable Policy remembered(ContentHash hash) {
        return known.get(hash);
    }

    private synchronized void remember(ContentHash hash, Policy policy) {
        known.put(hash, policy);
    }
}
