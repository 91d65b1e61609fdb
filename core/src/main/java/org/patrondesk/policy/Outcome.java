package org.patrondesk.policy;

import java.util.Locale;
import java.util.Optional;

/** The answer to a request. */
public enum Outcome {
    YES,
    /** Yes, when what the rule requires is done. */
    CONDITIONAL,
    /** A needed fact is unknown. */
    ASK,
    NO,
    /** No, and something else is offered instead. */
    NO_WITH_ALTERNATIVE,
    /** Not here: somebody else can help. */
    REFER;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The stable word for files and stores, such as {@code no-with-alternative}. */
    public String code() {
        return code;
    }

    public static Optional<Outcome> ofCode(String code) {
        for (Outcome outcome : values()) {
            if (outcome.code().equals(code)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    /** Whether this belongs into the logbook of nos: no, no with an alternative, or a referral. */
    public boolean isNo() {
        return this == NO || this == NO_WITH_ALTERNATIVE || this == REFER;
    }

    /** Whether the patron gets what they asked for, at once or on a condition. */
    public boolean isYes() {
        return this == YES || this == CONDITIONAL;
    }
}
