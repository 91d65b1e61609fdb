package org.patrondesk.privacy;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.library.Branch;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;

/**
 * One record about a person, as the person may read it.
 *
 * @param kind what it is, such as {@code decision}
 * @param at when it was written
 * @param branch where; empty for what knows of no branch
 * @param fields what it says, by the name of the field, in an order to be read in; nothing about other people
 */
@Impersonal("kind")
public record OwnRecord(
        String kind,
        UUID id,
        Instant at,
        Optional<Branch> branch,

        @PersonalData(purpose = "the person's own copy", retention = "P1D")
        Map<String, String> fields) {
    public OwnRecord {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String toString() {
        return "OwnRecord[" + kind + ", " + id + "]";
    }
}
