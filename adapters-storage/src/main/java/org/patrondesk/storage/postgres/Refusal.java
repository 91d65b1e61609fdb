package org.patrondesk.storage.postgres;

import static java.util.Map.entry;

import java.util.Map;

/**
 * What is said of a call that PostgreSQL refused, by its SQLSTATE.
 *
 * @param text with {@code CODE} in the place of the SQLSTATE
 * @param retryable whether the same call may succeed later
 */
record Refusal(String text, boolean retryable) {
    private static final String CODE = "CODE";

    private static final Refusal OTHERS_IN_THE_WAY = later("Other writers were in the way each time; repeat the call.");

    private static final Refusal TABLE_GONE = forGood("A table of the store, or a part of one, is gone or closed to the"
            + " runtime role (code CODE); restore it from a backup.");

    private static final Refusal DAMAGED =
            forGood("A page of the store's tables is damaged (code CODE); restore the database from a backup.");

    private static final Refusal NO_ROOM =
            later("The database has no room for the call now, or is going down (code CODE); repeat the call.");

    private static final Map<String, Refusal> BY_STATE = Map.ofEntries(
            entry("40001", OTHERS_IN_THE_WAY),
            entry("40P01", OTHERS_IN_THE_WAY),
            entry(
                    "53100",
                    later("The database's disk is full and nothing was written; free space and repeat the call.")),
            entry(
                    "22021",
                    forGood("A text holds the character U+0000, which PostgreSQL cannot keep; take it out. Nothing was"
                            + " written.")),
            entry(
                    "54000",
                    forGood("A key or a code is too long for an index; shorten it to 2,000 bytes. Nothing was"
                            + " written.")),
            entry(
                    "42501",
                    forGood("The runtime role lacks a right on the store's tables; let the owner run grants.sql.")),
            entry(
                    "08004",
                    forGood("The server wants a password that the data source does not give, or does not offer the"
                            + " encryption (sslmode) or the way to prove oneself that it asks for; correct the data"
                            + " source.")),
            entry(
                    "22023",
                    forGood("A setting of the data source has a value that neither driver nor server takes; correct"
                            + " the data source.")),
            entry(
                    "3D000",
                    forGood("The server has no database of the name that the data source gives; correct the data"
                            + " source.")),
            entry("42P01", TABLE_GONE),
            entry("42P17", TABLE_GONE),
            entry("42703", TABLE_GONE),
            entry("XX001", DAMAGED),
            entry("XX002", DAMAGED),
            entry("25006", later("The database takes no writes now; connect to the primary server.")),
            entry("25P02", later("The transaction has failed already; roll it back and begin anew.")),
            entry("25P03", later("The transaction took too long for the database.")));

    private static final Map<String, Refusal> BY_CLASS = Map.of(
            "08",
            later("The database cannot be reached; repeat the call."),
            "28",
            forGood("The database refused the role or its password; correct the data source."),
            "53",
            NO_ROOM,
            "55",
            NO_ROOM,
            "57",
            NO_ROOM,
            "58",
            later("The database's disk reports an error (code CODE); check the disk."));

    private static final Refusal OTHER = forGood("The database refused the call (code CODE).");

    static Refusal of(String state, String stateClass) {
        Refusal known = BY_STATE.get(state);
        return known == null ? BY_CLASS.getOrDefault(stateClass, OTHER) : known;
    }

    private static Refusal later(String text) {
        return new Refusal(text, true);
    }

    private static Refusal forGood(String text) {
        return new Refusal(text, false);
    }

    String sentence(String state) {
        return text.replace(CODE, state);
    }
}
