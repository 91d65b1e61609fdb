package org.patrondesk.memory.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.patrondesk.adoption.Adopted;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.PolicySet;

/** Policies in the heap. */
public record InMemoryPolicies(TenantRecords records, Writing writing) implements PolicySets, PoliciesInForce {
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
    public void adopt(Adopted adopted) {
        writing.check();
        records.adoptions.add(adopted);
        writing.done(() -> records.adoptions.remove(records.adoptions.size() - 1));
    }

    @Override
    public Optional<ContentHash> at(Instant now) {
        Optional<Adopted> last = records.adoptions.stream()
                .filter(adopted -> !adopted.isScheduled())
                .reduce((before, after) -> after);
        return records.adoptions.stream()
                .filter(adopted -> adopted.isScheduled() && !adopted.begins().isAfter(now))
                .filter(adopted ->
                        last.isEmpty() || adopted.begins().isAfter(last.get().begins()))
                .max(Comparator.comparing(Adopted::begins).thenComparing(Adopted::at))
                .or(() -> last)
                .map(Adopted::policy);
    }

    @Override
    public List<Adopted> adopted() {
        return records.adoptions.stream()
                .sorted(Comparator.comparing(Adopted::at)
                        .thenComparing(adopted -> adopted.policy().hex())
                        .thenComparing(Adopted::begins))
                .distinct()
                .toList();
    }
}
