package org.patrondesk.patron;

import java.util.Locale;
import java.util.Optional;

/**
 * The district part of a British postcode, as membership exports carry it: {@code NE3}, {@code EC1A}.
 *
 * <p>One or two letters (the area), one or two digits, at most one letter. {@code NFA} stands for no fixed abode.
 */
public final class PostcodeDistrict {
    /** The code for a person with no fixed abode. */
    public static final String NO_FIXED_ABODE = "NFA";

    private PostcodeDistrict() {}

    /** Trims and upper-cases what a sheet holds. */
    public static String normalized(String raw) {
        return raw.strip().toUpperCase(Locale.ROOT);
    }

    /** The letters of the area, {@code NFA} for no fixed abode, or empty when the text is no district. */
    public static Optional<String> area(String raw) {
        String district = normalized(raw);
        if (district.equals(NO_FIXED_ABODE)) {
            return Optional.of(NO_FIXED_ABODE);
        }
        int letters = run(district, 0, 'A', 'Z');
        int digits = run(district, letters, '0', '9');
        int suffix = run(district, letters + digits, 'A', 'Z');
        boolean form = within(letters, 1, 2)
                && within(digits, 1, 2)
                && suffix <= 1
                && letters + digits + suffix == district.length();
        return form ? Optional.of(district.substring(0, letters)) : Optional.empty();
    }

    private static int run(String text, int from, char low, char high) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= low && text.charAt(at) <= high) {
            at++;
        }
        return at - from;
    }

    private static boolean within(int n, int low, int high) {
        return n >= low && n <= high;
    }
}
