package org.patrondesk.message;

import jakarta.validation.constraints.NotNull;
import java.util.Locale;
import java.util.UUID;
import org.patrondesk.journal.StoredObject;

/**
 * What becomes of a delivery that waits for a person.
 *
 * @param expectedVersion of the delivery that the person looked at
 */
public record DecideDelivery(
        @NotNull UUID delivery, @NotNull Fate fate, long expectedVersion) {
    String key() {
        return "decide-delivery:" + delivery + ":" + expectedVersion + ":" + fate.code();
    }

    StoredObject stored() {
        return StoredObject.of("decide-delivery", 1)
                .with("delivery", delivery.toString())
                .with("fate", fate.code())
                .with("version", expectedVersion);
    }

    /** What a person can say of it. */
    public enum Fate {
        /** It went out; they know it from elsewhere. */
        WENT_OUT,
        /** It is to be sent again, as a possible duplicate if it may have gone out. */
        SEND_AGAIN,
        /** It is not to be sent. */
        DROP;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
