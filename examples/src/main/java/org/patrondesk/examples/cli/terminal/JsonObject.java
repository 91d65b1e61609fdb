package org.patrondesk.examples.cli.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object that keeps its keys in the order of writing, as the documented output does. One thread. */
public final class JsonObject {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** Adds a member: text, a number, a boolean, a map, a list, another object or null. */
    public JsonObject with(String key, @Nullable Object value) {
        members.put(key, value);
        return this;
    }

    /** The object on one line. */
    public String line() {
        StringBuilder out = new StringBuilder();
        writeTo(out);
        return out.toString();
    }

    /** Adds what {@link #line} gives. */
    void writeTo(StringBuilder out) {
        writeMap(members, out);
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        if (value instanceof JsonObject object) {
            writeMap(object.members, out);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, out);
        } else if (value instanceof List<?> list) {
            String comma = "";
            out.append('[');
            for (Object item : list) {
                out.append(comma);
                write(item, out);
                comma = ",";
            }
            out.append(']');
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            writeText(value.toString(), out);
        }
    }

    private static void writeMap(Map<?, ?> map, StringBuilder out) {
        String comma = "";
        out.append('{');
        for (Map.Entry<?, ?> member : map.entrySet()) {
            out.append(comma);
            writeText(String.valueOf(member.getKey()), out);
            out.append(':');
            write(member.getValue(), out);
            comma = ",";
        }
        out.append('}');
    }

    /** Copies whole runs: nearly every text needs no escape. */
    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (mustEscape(c)) {
                out.append(text, copied, i);
                escape(c, out);
                copied = i + 1;
            }
        }
        out.append(text, copied, text.length()).append('"');
    }

    /** The line separators too: what is one line to JSON must be one line to every reader. */
    private static boolean mustEscape(char c) {
        return c < ' '
                || c == '"'
                || c == '\\'
                || (c >= 0x7f && (c == 0x2028 || c == 0x2029 || Surroundings.steers(c) || Character.isSurrogate(c)));
    }

    private static void escape(char c, StringBuilder out) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
        } else {
            out.append(String.format("\\u%04x", (int) c));
        }
    }
}
