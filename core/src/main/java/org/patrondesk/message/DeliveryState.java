package org.patrondesk.message;

import java.util.Locale;

/** Where a delivery stands. Each is an end, or in the queue of workers, or in the list of what waits for a person. */
public enum DeliveryState {
    /** In the queue: sent once it is due. */
    WAITING,
    /** In the queue: a worker has it until its lease ends. */
    SENDING,
    /** An end: the provider took it. That is not yet delivered. */
    ACCEPTED,
    /** Waits for a person: it may have gone out, and nobody knows. */
    UNKNOWN,
    /** Waits for a person, or is left as it is: it did not go out and will not by itself. */
    FAILED,
    /** An end: a person decided that it is not sent. */
    DROPPED,
    /** An end: the person has not consented, or has withdrawn; it was not sent. */
    STOPPED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The stable lower-case word for stores. */
    public String code() {
        return code;
    }

    /** Whether workers look at it by themselves. */
    public boolean isQueued() {
        return this == WAITING || this == SENDING;
    }

    /** Whether a person may decide what becomes of it. */
    public boolean isForAPerson() {
        return this == UNKNOWN || this == FAILED;
    }

    /**
     * Finds one by its stable word.
     *
     * @throws IllegalArgumentException for another word
     */
    public static DeliveryState ofCode(String code) {
        for (DeliveryState state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("No delivery state has this code; update PatronDesk.");
    }
}
