package org.patrondesk.library;

import java.util.regex.Pattern;

/** Knows which characters of a text every store keeps as they are, and which could break a line. */
public final class Characters {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]*");

    private Characters() {}

    /** Whether it has neither U+0000, which PostgreSQL takes nowhere, nor half of a surrogate pair, which UTF-8 has not. */
    public static boolean areStorable(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Whether it is storable and one line for every program: without control characters, U+2028 and U+2029.
     *
     * <p>A name that breaks a line could write a line of its own into a log, a header or a sheet.
     */
    public static boolean areOneLine(CharSequence text) {
        return text.chars().noneMatch(Characters::breaksLine) && areStorable(text);
    }

    private static boolean breaksLine(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    /** The text on one line: in the place of each character that could break it stands a blank. */
    public static String onOneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.chars().forEach(c -> line.append(breaksLine(c) ? ' ' : (char) c));
        return line.toString();
    }

    /**
     * A name that somebody gave, in quotes, for a sentence that says it is unknown.
     *
     * <p>Only a plain one is repeated: up to 60 ASCII letters, digits and {@code - _ .}. Whoever reads the sentence in a
     * log, on a page or in a terminal is shown nothing else that came from outside.
     */
    public static String named(String name) {
        boolean plain = name.length() <= 60 && PLAIN.matcher(name).matches();
        return plain ? "'" + name + "'" : "of the name that was given";
    }
}
