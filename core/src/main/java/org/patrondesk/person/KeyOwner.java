package org.patrondesk.person;

import java.util.Optional;

/** Whose key it is, within a tenant: where it is destroyed, all that was sealed with it is gone. */
public sealed interface KeyOwner {
    /** The tenant's own keys. */
    enum Common implements KeyOwner {
        /** For texts about nobody who is known. */
        TEXTS("texts"),
        /** For making pseudonyms; with another key every patron has another pseudonym. */
        PSEUDONYMS("pseudonyms");

        private final String code;

        Common(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** One patron, under the name that tells nobody who it is. */
    record Person(Subject.Pseudonym pseudonym) implements KeyOwner {
        @Override
        public String code() {
            return "person:" + pseudonym.code();
        }

        @Override
        public String toString() {
            return "Person[•••]";
        }
    }

    /** Whose key seals what a record says: the person's whom it is about, and the tenant's where nobody is known. */
    static KeyOwner of(Optional<Subject.Pseudonym> person) {
        return person.<KeyOwner>map(Person::new).orElse(Common.TEXTS);
    }

    /** The owner in one word, the same for ever; no two owners share one. */
    String code();
}
