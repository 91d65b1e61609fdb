package org.patrondesk.journal;

import java.time.Instant;
import java.util.UUID;
import org.patrondesk.library.ContentHash;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;

/**
 * Something that happened, in its stored form; committed with the state it describes and the hash of its own body.
 *
 * @param actor the id of who did it; never a name
 */
@Impersonal("body")
public record Event(
        UUID id,
        Instant at,

        @PersonalData(purpose = "who did what", retention = "P7Y")
        String actor,

        StoredObject body) {
    public String type() {
        return body.text("type");
    }

    @Override
    public String toString() {
        return "Event[" + id + ", " + type() + "]";
    }

    /** The hash over the canonical body. */
    public ContentHash hash() {
        return body.hash();
    }
}
