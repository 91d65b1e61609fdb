package org.patrondesk.seal;

import java.time.Instant;
import java.util.UUID;
import org.patrondesk.library.ContentHash;
import org.patrondesk.person.PersonalData;

/**
 * What a seal covers of an event: everything but its body, of which the hash stands for it.
 *
 * @param hash of the body, as written when the event was
 */
public record Entry(
        UUID id,
        Instant at,

        @PersonalData(purpose = "who did what", retention = "P7Y")
        String actor,

        ContentHash hash,
        Body body) {
    /** What became of a body. */
    public enum Body {
        /** It is what was written. */
        KEPT,
        /** It was erased; the seal stays valid, because it covers the hash. */
        ERASED,
        /** It is another than was written. */
        CHANGED
    }

    @Override
    public String toString() {
        return "Entry[" + id + ", " + body + "]";
    }
}
