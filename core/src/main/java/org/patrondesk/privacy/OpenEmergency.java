package org.patrondesk.privacy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.StorableText;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;

/**
 * Wider access to be taken in an emergency.
 *
 * @param reason why, 10–500 characters; names no patron
 * @param lasting for how long, from {@link BreakGlass#LEAST} to {@link BreakGlass#MOST}
 * @param key the caller's idempotency key; empty for a caller who repeats nothing
 */
@Impersonal("key")
public record OpenEmergency(
        @NotBlank
        @StorableText
        @Size(min = 10, max = 500, message = "must have 10 to 500 characters")
        @PersonalData(purpose = "why somebody took access in an emergency", retention = "P90D")
        String reason,

        @NotNull Duration lasting,
        Optional<@StorableText @Size(min = 1, max = 200) String> key) {
    /** Without a key. */
    public static OpenEmergency of(String reason, Duration lasting) {
        return new OpenEmergency(reason, lasting, Optional.empty());
    }

    /** The same under an idempotency key. */
    public OpenEmergency withKey(String given) {
        return new OpenEmergency(reason, lasting, Optional.of(given));
    }

    StoredObject stored(String by) {
        return StoredObject.of("open-emergency", 1)
                .with("reason", reason)
                .with("lasting", lasting.toString())
                .with("by", by);
    }

    @Override
    public String toString() {
        return "OpenEmergency[" + lasting + "]";
    }
}
