package org.patrondesk.ils.sheet;

/** Text as a workbook writes it: {@code _xHHHH_} stands for a character that XML cannot hold. */
final class XlsxText {
    static final int MAX_CHARS = 32_767;
    private static final String ESCAPED_UNDERSCORE = "_x005F_";

    private XlsxText() {}

    static String decode(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (; at >= 0; at = text.indexOf("_x", at)) {
            if (isEscape(text, at)) {
                out.append(text, done, at).append((char) Integer.parseInt(text, at + 2, at + 6, 16));
                at += 7;
                done = at;
            } else {
                at += 2;
            }
        }
        return out.append(text, done, text.length()).toString();
    }

    /**
     * The text as a cell can hold it: characters that XML forbids become U+FFFD, and text beyond Excel's 32,767
     * characters is cut and ends in an ellipsis, because Excel takes a workbook with a longer cell for broken.
     */
    static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        String fitting = text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS - 1) + "…";
        for (int i = 0; i < fitting.length(); ) {
            int c = fitting.codePointAt(i);
            if (c == '_' && isEscape(fitting, i)) {
                out.append(ESCAPED_UNDERSCORE);
            } else {
                out.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static boolean allowed(int c) {
        boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
        boolean loneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control && !loneSurrogate && c != 0xFFFE && c != 0xFFFF;
    }

    private static boolean isEscape(String text, int at) {
        if (!text.startsWith("_x", at) || at + 6 >= text.length() || text.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }
}
