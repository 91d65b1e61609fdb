package org.patrondesk.memory.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.patrondesk.access.Scope;
import org.patrondesk.measure.Counters;
import org.patrondesk.measure.Delta;

/** Counter deltas in the heap. */
public record InMemoryCounters(Scope scope, TenantRecords records, Writing writing) implements Counters {
    private static final Comparator<Delta> ORDER = Comparator.comparing(Delta::counter)
            .thenComparing(Delta::branch)
            .thenComparing(Delta::day)
            .thenComparing(Delta::label);

    @Override
    public void add(List<Delta> deltas) {
        writing.checkWithin(scope, deltas, Delta::branch);
        int before = records.deltas.size();
        records.deltas.addAll(deltas);
        writing.done(() -> records.deltas.subList(before, records.deltas.size()).clear());
    }

    @Override
    public void each(Consumer<Delta> to) {
        Map<Delta, Long> sums = new TreeMap<>(ORDER);
        for (Delta delta : records.deltas) {
            if (scope.covers(delta.branch())) {
                sums.merge(delta, delta.n(), Long::sum);
            }
        }
        sums.forEach(
                (delta, n) -> to.accept(new Delta(delta.counter(), delta.branch(), delta.day(), delta.label(), n)));
    }
}
