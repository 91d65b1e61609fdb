package org.patrondesk.journal;

import java.util.List;

/** Writes the canonical text of a stored object. */
final class StoredWriter {
    private static final String HEX = "0123456789abcdef";

    private StoredWriter() {}

    static void write(StoredObject object, StringBuilder out) {
        out.append('{');
        for (int i = 0; i < object.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            text(object.key(i), out);
            out.append(':');
            value(object.value(i), out);
        }
        out.append('}');
    }

    private static void value(Object value, StringBuilder out) {
        if (value instanceof String text) {
            text(text, out);
        } else if (value instanceof StoredObject object) {
            write(object, out);
        } else if (value instanceof List<?> list) {
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                if (i > 0) {
                    out.append(',');
                }
                value(list.get(i), out);
            }
            out.append(']');
        } else {
            out.append(value);
        }
    }

    /** Copies whole runs: nearly every text needs no escape, and each decision is written twice. */
    private static void text(String text, StringBuilder out) {
        out.append('"');
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, copied, i);
                escaped(c, out);
                copied = i + 1;
            } else if (Character.isSurrogate(c)) {
                checkPair(text, i);
            }
        }
        if (copied == 0) {
            out.append(text);
        } else {
            out.append(text, copied, text.length());
        }
        out.append('"');
    }

    private static void escaped(char c, StringBuilder out) {
        int named = "\b\t\n\f\r\"\\".indexOf(c);
        if (named >= 0) {
            out.append('\\').append("btnfr\"\\".charAt(named));
        } else {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
    }

    /** A lone surrogate has no UTF-8 form, so a hash over it would depend on the encoder. */
    private static void checkPair(String text, int at) {
        char c = text.charAt(at);
        boolean paired = Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        if (!paired) {
            throw new IllegalArgumentException("A stored text has no lone surrogate.");
        }
    }
}
