package org.patrondesk.measure;

import java.util.List;
import java.util.function.Consumer;
import org.patrondesk.library.Spi;

/** The store of counter deltas: rows are only ever added, so that no counter row is contended. */
@Spi
public interface Counters {
    /**
     * Adds the deltas.
     *
     * <p>counters-1: all are added, or none when the transaction fails. counters-2: only those of the scope's tenant and
     * branches are seen. counters-3: a delta of a branch outside the scope is refused with
     * {@link org.patrondesk.journal.StorageUnavailable}, not retryable, and nothing of that transaction is kept.
     */
    void add(List<Delta> deltas);

    /** Hands over the sum for each counter, branch, day and label, ordered by these. */
    void each(Consumer<Delta> to);
}
