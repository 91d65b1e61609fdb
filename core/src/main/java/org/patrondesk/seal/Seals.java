package org.patrondesk.seal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.library.Spi;

/** The store of seals, and what they are made from. Sees the tenant's own events and seals only. */
@Spi
public interface Seals {
    /**
     * seals-1: the events that no seal covers, in the order of their ids, at most so many; among them every event of a
     * committed transaction, whatever its id, until it is covered.
     */
    List<Entry> waiting(int most);

    /** How many wait, and since when. */
    Tail tail();

    /** The last seal. */
    Optional<Seal> last();

    /**
     * seals-2: every later transaction finds the seal, field for field, and its events wait no more. seals-3: a number
     * that is taken, and an event that does not wait, is refused for good with {@link org.patrondesk.journal.StorageUnavailable}.
     */
    void add(Seal seal);

    /** seals-4: hands over the seals in the order of their numbers. */
    void each(Consumer<Seal> to);

    /**
     * seals-5: the entries of those events that are there, as they are there now, in the order asked for; a body that was
     * changed or erased after it was written is told and does not fail.
     */
    List<Entry> entries(List<UUID> events);

    /** seals-6: how many events the tenant's journal has. */
    long events();

    /**
     * seals-7: hands over the id of every event, and of everything that is said to wait for a seal, whether its event is
     * there or not; in any order, each as often as it is there. What is no id is handed over as one that nothing else has.
     */
    void ids(Consumer<UUID> events, Consumer<UUID> waiting);
}
