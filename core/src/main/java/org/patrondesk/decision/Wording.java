package org.patrondesk.decision;

import java.util.Optional;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.person.PersonalData;

/**
 * A no in the words of the person who had to say it. Free text: it can hold personal data and is under retention.
 *
 * @param asked what was asked
 * @param why why the answer was no, where staff wrote more than the rule
 * @param offered what was offered instead
 */
public record Wording(
        @PersonalData(purpose = "weekly review of nos", retention = "P90D")
        String asked,

        @PersonalData(purpose = "weekly review of nos", retention = "P90D")
        Optional<String> why,

        @PersonalData(purpose = "weekly review of nos", retention = "P90D")
        Optional<String> offered) {

    /** The stored form, {@code wording} version 1. */
    public StoredObject stored() {
        return StoredObject.of("wording", 1)
                .with("asked", asked)
                .withOptional("why", why.orElse(null))
                .withOptional("offered", offered.orElse(null));
    }

    public static Wording of(StoredObject stored) {
        stored.must("wording", 1);
        return new Wording(stored.text("asked"), stored.optionalText("why"), stored.optionalText("offered"));
    }

    @Override
    public String toString() {
        return "Wording[•••]";
    }
}
