package org.patrondesk.appeal;

import java.util.Locale;
import java.util.stream.Stream;

/** In which way a no was looked at again. */
public enum FollowUpKind {
    /** A yes all the same, by somebody who may. */
    EXCEPTION,
    /** The patron asks that somebody else looks at it. */
    APPEAL,
    /** Somebody else has looked at it. */
    APPEAL_ANSWER;

    /** The stable name in files and stores. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind of this code.
     *
     * @throws IllegalArgumentException when there is no such kind
     */
    public static FollowUpKind ofCode(String code) {
        return Stream.of(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no kind '" + code + "'."));
    }
}
