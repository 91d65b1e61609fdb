package org.patrondesk.seal;

import java.util.List;
import java.util.Optional;

/**
 * What was found when the journal was held against its seals.
 *
 * @param seals how many there are
 * @param events how many events they cover
 * @param erased how many of these have had their body erased since
 * @param forgotten of how many of them the actor was forgotten since
 * @param tail what no seal covers yet, of which nothing can be said
 * @param last the checkpoint to keep elsewhere for the next time; empty when nothing is sealed
 * @param faults the first {@value #SHOWN}, in the order of the chain
 * @param more how many faults there are beyond
 */
public record JournalCheck(
        long seals,
        long events,
        long erased,
        long forgotten,
        Tail tail,
        Optional<Checkpoint> last,
        List<Fault> faults,
        long more) {
    /** So many faults are told one by one. */
    public static final int SHOWN = 100;

    public JournalCheck {
        faults = List.copyOf(faults);
    }

    public boolean sound() {
        return faults.isEmpty();
    }
}
