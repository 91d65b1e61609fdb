package org.patrondesk.meeting;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the meeting answers to a rule's nos. */
public enum ResolutionKind {
    /** The rule stands, and the reason was found valid. */
    KEEP,
    /** A new version of the policy answers from a day on. */
    CHANGE,
    /** The rule stands, and staff find another way to say yes. */
    FIND_A_YES;

    /** The stable name in files and stores. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this code; empty when there is none. */
    public static Optional<ResolutionKind> ofCode(String code) {
        return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
