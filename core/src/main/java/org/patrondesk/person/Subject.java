package org.patrondesk.person;

import java.util.regex.Pattern;
import org.patrondesk.library.Characters;

/** Whom a record is about. Everything works for somebody who stays anonymous (NISO Privacy Principle 9). */
public sealed interface Subject {
    /** Somebody who has not said who they are, and need not. */
    enum Anonymous implements Subject {
        ANONYMOUS
    }

    /**
     * A patron by a name that tells nobody who they are: what stores keep. 64 of 0–9 and a–f.
     *
     * @param code the same for the same patron of a tenant, as long as the tenant's key is the same
     */
    record Pseudonym(
            @PersonalData(purpose = "whom a record is about", retention = "P90D")
            String code) implements Subject {
        private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

        public Pseudonym {
            if (!FORM.matcher(code).matches()) {
                throw new IllegalArgumentException("A pseudonym has 64 of the characters 0-9 and a-f.");
            }
        }

        @Override
        public String toString() {
            return "Pseudonym[•••]";
        }
    }

    /**
     * A patron as an ILS knows them. No store keeps it.
     *
     * @param system the ILS, such as {@code koha}; 1–40 of a–z, 0–9 and hyphen
     * @param id the number of the card or of the account there; 1–200 characters, none of them U+0000 or half a
     *     character: two ids would be one
     */
    @Impersonal("system")
    record PatronRef(
            String system,

            @PersonalData(purpose = "finding the patron in the ILS", retention = "P1D")
            String id) implements Subject {
        private static final Pattern SYSTEM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

        public PatronRef {
            if (!SYSTEM.matcher(system).matches()) {
                throw new IllegalArgumentException("An ILS is named by 1 to 40 of the characters a-z, 0-9 and '-'.");
            }
            if (id.isBlank() || id.length() > 200 || !Characters.areStorable(id)) {
                throw new IllegalArgumentException(
                        "A patron's id has 1 to 200 characters, none of them U+0000 or half a character.");
            }
        }

        @Override
        public String toString() {
            return "PatronRef[" + system + ", •••]";
        }
    }
}
