package org.patrondesk.memory;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.PolicySet;

/** Policies in the heap. */
record InMemoryPolicies(TenantRecords records, Writing writing) implements PolicySets, PoliciesInForce {
    @Override
    public void keep(PolicySet set) {
        writing.check();
        if (records.policies.putIfAbsent(set.hash(), set) == null) {
            writing.done(() -> records.policies.remove(set.hash()));
        }
    }

    @Override
    public Optional<PolicySet> find(ContentHash hash) {
        return Optional.ofNullable(records.policies.get(hash));
    }

    @Override
    public void adopt(ContentHash hash, Instant at) {
        writing.check();
        @Nullable ContentHash before = records.inForce;
        records.inForce = hash;
        writing.done(() -> records.inForce = before);
    }

    @Override
    public Optional<ContentHash> current() {
        return Optional.ofNullable(records.inForce);
    }
}
