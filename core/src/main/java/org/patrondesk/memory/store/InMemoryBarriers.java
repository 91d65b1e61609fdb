package org.patrondesk.memory.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.access.Scope;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;

/** Barriers in the heap. */
public record InMemoryBarriers(Scope scope, TenantRecords records, Writing writing) implements Barriers {
    @Override
    public void record(Barrier barrier) {
        writing.checkWithin(scope, List.of(barrier), Barrier::branch);
        records.barriers.put(barrier.id(), barrier);
        writing.done(() -> records.barriers.remove(barrier.id()));
    }

    @Override
    public Optional<Barrier> find(UUID id) {
        return Optional.ofNullable(records.barriers.get(id)).filter(barrier -> scope.covers(barrier.branch()));
    }

    @Override
    public void each(Consumer<Barrier> to) {
        records.barriers.values().stream()
                .filter(barrier -> scope.covers(barrier.branch()))
                .forEach(to);
    }
}
