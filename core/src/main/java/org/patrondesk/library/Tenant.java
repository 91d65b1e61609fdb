package org.patrondesk.library;

import java.util.regex.Pattern;

/** One library system whose records never mix with another's. 1–40 of a–z, 0–9 and hyphen. */
public record Tenant(String code) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public Tenant {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "A tenant code has 1 to 40 of the characters a-z, 0-9 and '-', and starts with a letter or digit.");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
