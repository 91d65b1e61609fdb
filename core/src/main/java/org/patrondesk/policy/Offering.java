package org.patrondesk.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patrondesk.library.Text;

/**
 * What the library promises, has the technology for, or will never do.
 *
 * @param needs for which requests; any of these conditions
 * @param must how the rules have to answer them
 * @param label what it is called, for staff
 * @param source where it is promised
 */
public record Offering(String id, List<Condition> needs, Must must, Text label, String source) {
    /** How the rules have to answer. */
    public enum Must {
        /** Some of these requests get a yes. */
        BE_POSSIBLE,
        /** None of these requests gets a no. */
        ALWAYS,
        /** None of these requests gets a yes. */
        NEVER;

        private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** The word of a policy file: {@code be-possible}, {@code always}, {@code never}. */
        public String code() {
            return code;
        }

        public static Optional<Must> ofCode(String code) {
            for (Must must : values()) {
                if (must.code().equals(code)) {
                    return Optional.of(must);
                }
            }
            return Optional.empty();
        }
    }

    public Offering {
        needs = List.copyOf(needs);
    }
}
