package org.patrondesk.privacy;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.library.StorableText;
import org.patrondesk.person.PersonalData;

/**
 * That somebody looked at an emergency.
 *
 * @param emergency its id
 * @param note what they found, 1–500 characters; names no patron
 */
public record MarkSeen(
        @NotNull UUID emergency,

        @PersonalData(purpose = "what was found about access in an emergency", retention = "P90D")
        Optional<@StorableText @Size(min = 1, max = 500) String> note) {
    /** Without a note. */
    public static MarkSeen of(UUID emergency) {
        return new MarkSeen(emergency, Optional.empty());
    }

    /** The same with a note beside it. */
    public MarkSeen noting(String found) {
        return new MarkSeen(emergency, Optional.of(found));
    }

    @Override
    public String toString() {
        return "MarkSeen[" + emergency + "]";
    }
}
