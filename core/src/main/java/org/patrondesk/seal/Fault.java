package org.patrondesk.seal;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that is no longer as it was sealed.
 *
 * @param seal the number of the seal that shows it; 0 where no seal does
 * @param event the event; empty where it cannot be told which
 * @param position the event's place in the chain, counted over all seals from 1; where no event is told, that of the first
 *     the seal covers; 0 where no seal shows it, or it is gone
 */
public record Fault(Kind kind, long seal, Optional<UUID> event, long position) {
    /** What was found. */
    public enum Kind {
        /** The body of an event is another. */
        EVENT_CHANGED,
        /** An event that was sealed is gone. */
        EVENT_MISSING,
        /** A seal is gone: its number is left out. */
        SEAL_MISSING,
        /** What the seal covers, or the seal, is another: an event's moment, actor or hash, an order, the chain. */
        CHAIN_BROKEN,
        /** The journal has more events than were sealed or wait: some were put there, or seals were taken away. */
        EVENTS_UNACCOUNTED,
        /** The journal has fewer events than were sealed or wait, and none of the sealed is gone: one that waited is. */
        WAITING_MISSING,
        /** The checkpoint is not in the chain: the journal was cut off before it, or written anew. */
        CHECKPOINT_MISSING;

        /** The stable name for programs. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
