package org.patrondesk.message;

import java.util.Locale;

/** What is done when nobody knows whether a message went out. */
public enum Repetition {
    /** It is not sent again: a person decides. */
    AT_MOST_ONCE,
    /** It is sent once more, with the same message id and marked as a possible duplicate; after that a person decides. */
    AT_LEAST_ONCE;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The stable word for stores. */
    public String code() {
        return code;
    }

    /**
     * Finds one by its stable word.
     *
     * @throws IllegalArgumentException for another word
     */
    public static Repetition ofCode(String code) {
        for (Repetition repetition : values()) {
            if (repetition.code.equals(code)) {
                return repetition;
            }
        }
        throw new IllegalArgumentException("No repetition has this code; update PatronDesk.");
    }
}
