package org.patrondesk.examples.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.StringJoiner;
import org.patrondesk.journal.StoredObject;

/** Says codes, counts and facts in plain words. */
final class Plain {
    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("org.patrondesk.examples.page.words", Locale.ROOT);

    private Plain() {}

    /** The words under a key of ours. */
    static String words(String key) {
        return WORDS.getString(key);
    }

    /** The words for a code of this kind; the code itself with spaces where we have none. */
    static String code(String kind, String code) {
        return find(kind + "." + code).orElseGet(() -> code.replace('-', ' '));
    }

    /** A line that explains the code; empty where we have none. */
    static String meaning(String kind, String code) {
        return find(kind + "." + code + ".means").orElse("");
    }

    // Codes come from data: a key that no bundle could hold is simply not found.
    private static Optional<String> find(String key) {
        return WORDS.containsKey(key) ? Optional.of(WORDS.getString(key)) : Optional.empty();
    }

    /** Grouped in thousands: {@code 80,752}. */
    static String number(long n) {
        return String.format(Locale.ENGLISH, "%,d", n);
    }

    /** With its noun: {@code 1 no}, {@code 2 nos}. */
    static String count(long n, String one, String many) {
        return number(n) + " " + (n == 1 ? one : many);
    }

    /**
     * The part in percent with one decimal; a dash where there is no whole.
     *
     * <p>What is not none is never said to be 0.0%, and what is not all never 100.0%.
     */
    static String share(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        String share = BigDecimal.valueOf(part)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
                .toPlainString();
        if (share.equals("0.0") && part > 0) {
            return "<0.1%";
        }
        return share.equals("100.0") && part < whole ? ">99.9%" : share + "%";
    }

    /** Facts kept as canonical JSON, as a list of words; any other text as it stands. */
    static String facts(String facts) {
        StoredObject read;
        try {
            read = StoredObject.parse(facts);
        } catch (IllegalArgumentException e) {
            return facts;
        }
        StringJoiner words = new StringJoiner("; ");
        for (String key : read.keys()) {
            words.add(key.replace('-', ' ') + ": "
                    + read.value(key).map(Plain::value).orElse(""));
        }
        return words.toString();
    }

    private static String value(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof Long number) {
            return number(number);
        }
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(Plain::value).toList());
        }
        return value instanceof StoredObject object ? object.canonical() : value.toString();
    }
}
