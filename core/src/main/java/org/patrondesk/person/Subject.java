package org.patrondesk.person;

/** Whom a record is about. Every workflow works with {@link Anonymous} alone (NISO Privacy Principles). */
public sealed interface Subject {
    /** Nobody in particular. */
    record Anonymous() implements Subject {}

    /** A person known only by a keyed hash, within one tenant. */
    record Pseudonym(String value) implements Subject {
        @Override
        public String toString() {
            return "Pseudonym[•••]";
        }
    }

    /** A patron by the id the ILS gives. */
    record PatronRef(
            @PersonalData(purpose = "link to the ILS record", retention = "P30D")
            String id) implements Subject {
        @Override
        public String toString() {
            return "PatronRef[•••]";
        }
    }
}
