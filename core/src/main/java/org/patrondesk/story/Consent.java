package org.patrondesk.story;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the person a story is about has agreed to. */
public enum Consent {
    /** Nobody has asked them yet: the story is not shown outside the team. */
    NOT_ASKED,
    /** It may be used, without a name. */
    TO_USE,
    /** It may be used, and they may be named. */
    TO_USE_AND_NAME,
    /** They said no, now or later: the text is gone. */
    REFUSED;

    /** The stable name in files and stores. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The consent of this code; empty when there is none. */
    public static Optional<Consent> ofCode(String code) {
        return Stream.of(values())
                .filter(consent -> consent.code().equals(code))
                .findFirst();
    }

    /** Whether the story may be used. */
    public boolean mayBeUsed() {
        return this == TO_USE || this == TO_USE_AND_NAME;
    }
}
