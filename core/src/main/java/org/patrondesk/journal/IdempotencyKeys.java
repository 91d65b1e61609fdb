package org.patrondesk.journal;

import java.util.Optional;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Spi;
import org.patrondesk.person.Impersonal;

/** The keys of mutating calls, with what was asked and, once it is finished, what was answered. */
@Spi
public interface IdempotencyKeys {
    /** What is kept under a key. The answer is empty while the call has begun and not finished. */
    @Impersonal("answer")
    record Kept(ContentHash request, Optional<StoredObject> answer) {}

    /** keys-1: finds exactly what was last kept under this key in this tenant. */
    Optional<Kept> find(String key);

    /** keys-2: keeps this under the key, in place of what was there; seen by later transactions once committed. */
    void keep(String key, Kept kept);
}
