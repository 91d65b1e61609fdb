package org.patrondesk.ils.folio;

/**
 * Something an import noticed that a person should look at; it never stops the import.
 *
 * @param place the rule file with line and column, or the table
 * @param sentence what was found and what was done about it
 */
public record FolioFinding(Kind kind, String place, String sentence) {
    /** What was noticed. */
    public enum Kind {
        /** A name that the table for it does not have. */
        UNKNOWN_ID,
        /** A name where FOLIO expects the id; it is read as that id. */
        NAME_FOR_ID,
        /** A name that several records share, so that only their ids tell them apart. */
        SHARED_NAME,
        /** A row whose conditions exclude each other; it is left out. */
        NEVER_MATCHES,
        /** An institution, campus or library without locations. */
        EMPTY_PLACE,
        /** A location whose library lies in another campus or institution than the location says. */
        OUTSIDE_ITS_LIBRARY,
        /** A fact that requests must give, because no table tells it. */
        FACT_NEEDED
    }

    /** The place and the sentence, as a message is written. */
    @Override
    public String toString() {
        return place + ": " + sentence;
    }
}
