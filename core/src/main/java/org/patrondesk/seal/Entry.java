package org.patrondesk.seal;

import java.time.Instant;
import java.util.UUID;
import org.patrondesk.library.ContentHash;
import org.patrondesk.person.PersonalData;

/**
 * What a seal covers of an event: everything but its body, of which the hash stands for it.
 *
 * @param mark what the seal covers of the actor: an {@link ActorMark}, or the actor's id in events that were written before
 *     there were marks
 * @param hash of the body, as written when the event was
 * @param forgotten whether the actor was forgotten since
 */
public record Entry(
        UUID id,
        Instant at,

        @PersonalData(purpose = "who did what", retention = "P7Y")
        String mark,

        ContentHash hash,
        Body body,
        boolean forgotten) {
    /** What became of a body. */
    public enum Body {
        /** It is what was written. */
        KEPT,
        /** It was erased; the seal stays valid, because it covers the hash. */
        ERASED,
        /** It is another than was written, or the actor is. */
        CHANGED
    }

    @Override
    public String toString() {
        return "Entry[" + id + ", " + body + "]";
    }
}
