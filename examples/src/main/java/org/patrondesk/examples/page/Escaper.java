package org.patrondesk.examples.page;

/** Makes any text inert in element content and in quoted attributes, of HTML, SVG and XML alike. */
final class Escaper {
    private static final int REPLACEMENT = 0xFFFD;

    private Escaper() {}

    /**
     * Appends the text with markup characters as references.
     *
     * <p>Control characters, lone surrogates and noncharacters, which no XML document may hold, become U+FFFD. Controls
     * that reorder the text around them are left out: each piece of data stands in an element of its own direction.
     */
    static void escape(String text, StringBuilder out) {
        text.codePoints().forEach(point -> {
            if (!reorders(point)) {
                append(allowed(point) ? point : REPLACEMENT, out);
            }
        });
    }

    private static void append(int point, StringBuilder out) {
        switch (point) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            // Bare, every parser makes a line feed of it.
            case '\r' -> out.append("&#13;");
            default -> out.appendCodePoint(point);
        }
    }

    private static boolean reorders(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static boolean allowed(int point) {
        if (Character.isISOControl(point)) {
            return point == '\n' || point == '\t' || point == '\r';
        }
        boolean nonCharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        return !nonCharacter && Character.getType(point) != Character.SURROGATE;
    }
}
