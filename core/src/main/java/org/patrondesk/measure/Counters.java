package org.patrondesk.measure;

import java.util.List;
import java.util.function.Consumer;
import org.patrondesk.library.Spi;

/** The store of counter deltas: rows are only ever added, so that no counter row is contended. */
@Spi
public interface Counters {
    /** counters-1: adds all deltas, or none when the transaction fails. counters-2: deltas of one tenant only are seen. */
    void add(List<Delta> deltas);

    /** Hands over the sum for each counter, branch, day and label, ordered by these. */
    void each(Consumer<Delta> to);
}
