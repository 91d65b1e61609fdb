package org.patrondesk.library;

import java.util.regex.Pattern;

/**
 * What something is done for, in one word of the library's: {@code service}, {@code hold-notices}. 1–60 of a–z, 0–9 and hyphen,
 * a letter first.
 *
 * <p>Access to personal data and consent are always for a purpose (NISO Privacy Principles 4 and 6; GDPR article 5).
 */
public record Purpose(String code) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    /** Serving the person who is asking. */
    public static final Purpose SERVICE = new Purpose("service");

    public Purpose {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "A purpose is a word of 1 to 60 of the characters a-z, 0-9 and '-' that starts with a letter.");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
