package org.patrondesk.barrier;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.library.Spi;

/** The store of barriers. Nothing in it is changed; names are removed by retention alone. */
@Spi
public interface Barriers {
    /**
     * Records a barrier.
     *
     * <p>barriers-1: it is found, field for field, by every later transaction. barriers-2: one at a branch outside the
     * scope is refused with {@link org.patrondesk.journal.StorageUnavailable}, and nothing of that transaction is kept.
     */
    void record(Barrier barrier);

    /** barriers-3: the barrier with this id, if the scope covers its branch. */
    Optional<Barrier> find(UUID id);

    /** barriers-4: hands over those that the scope covers, in the order of recording. */
    void each(Consumer<Barrier> to);
}
