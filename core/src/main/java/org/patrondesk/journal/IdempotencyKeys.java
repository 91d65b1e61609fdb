package org.patrondesk.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Spi;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;

/** The keys of mutating calls, with what was asked and, once it is finished, what was answered. */
@Spi
public interface IdempotencyKeys {
    /**
     * What is kept under a key.
     *
     * @param request the hash of what was asked; may be about somebody
     * @param answer empty while the call has begun and not finished
     * @param at when the call was made, since which its time runs, in milliseconds; empty for what is kept as long as the store,
     *     and says nothing about people
     */
    @Impersonal("answer")
    record Kept(
            @PersonalData(purpose = "a repeated call gets its first answer", retention = "P30D")
            ContentHash request,

            Optional<StoredObject> answer,
            Optional<Instant> at) {
        public Kept {
            at = at.map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
        }

        /** Without the request: whoever guesses what was asked could try it against its hash. */
        @Override
        public String toString() {
            return "Kept[" + (answer.isPresent() ? "answered" : "begun") + ", " + at + "]";
        }
    }

    /** keys-1: finds exactly what was last kept under this key in this tenant. */
    Optional<Kept> find(String key);

    /** keys-2: keeps this under the key, in place of what was there; seen by later transactions once committed. */
    void keep(String key, Kept kept);
}
