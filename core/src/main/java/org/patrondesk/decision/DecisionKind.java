package org.patrondesk.decision;

import java.util.Locale;

/** In which sense a decision was taken. */
public enum DecisionKind {
    /** Staff or system told a patron. */
    SAID,
    /** A named run over data; nobody was told. */
    WHAT_IF,
    /** Observed beside the host's own live decision, changing nothing. */
    SHADOW;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The stable word for stores: {@code said}, {@code what-if}, {@code shadow}. */
    public String code() {
        return code;
    }

    public static DecisionKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
