package org.patrondesk.journal;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the stored subset of JSON. */
final class StoredReader {
    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int depth;

    StoredReader(String text) {
        this.text = text;
    }

    StoredObject read() {
        Object value = value();
        skipSpace();
        if (at != text.length() || !(value instanceof StoredObject object)) {
            throw wrong("expected one object and nothing after it");
        }
        return object;
    }

    private Object value() {
        skipSpace();
        char c = peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private StoredObject object() {
        deeper();
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
        } else {
            do {
                skipSpace();
                String key = string();
                skipSpace();
                expect(':');
                if (members.put(key, value()) != null) {
                    throw wrong("a key stands twice");
                }
                skipSpace();
            } while (next(',', '}'));
        }
        depth--;
        return StoredObject.ofMap(members);
    }

    private List<Object> list() {
        deeper();
        List<Object> items = new ArrayList<>();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
        } else {
            do {
                items.add(value());
                skipSpace();
            } while (next(',', ']'));
        }
        depth--;
        return items;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw wrong("nested deeper than " + DEEPEST);
        }
    }

    private String string() {
        expect('"');
        int end = at;
        while (end < text.length() && text.charAt(end) >= ' ' && text.charAt(end) != '"' && text.charAt(end) != '\\') {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '"') {
            String plain = text.substring(at, end);
            at = end + 1;
            return plain;
        }
        return escapedString();
    }

    private String escapedString() {
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = take();
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw wrong("a control character is not escaped");
            }
            out.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = take();
        int named = "btnfr\"\\/".indexOf(c);
        if (named >= 0) {
            return "\b\t\n\f\r\"\\/".charAt(named);
        }
        if (c != 'u' || at + 4 > text.length()) {
            throw wrong("unknown escape");
        }
        int unit = 0;
        for (int end = at + 4; at < end; at++) {
            if (!HexFormat.isHexDigit(text.charAt(at))) {
                throw wrong("unknown escape");
            }
            unit = unit * 16 + HexFormat.fromHexDigit(text.charAt(at));
        }
        return (char) unit;
    }

    private Boolean word(String word, boolean value) {
        if (!text.startsWith(word, at)) {
            throw wrong("expected a value");
        }
        at += word.length();
        return value;
    }

    private Long number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int first = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at - first > 1 && text.charAt(first) == '0') {
            throw wrong("a number starts with a needless zero");
        }
        try {
            return Long.parseLong(text, start, at, 10);
        } catch (NumberFormatException e) {
            throw wrong("expected a whole number");
        }
    }

    private boolean next(char again, char end) {
        char c = take();
        if (c != again && c != end) {
            throw wrong("expected '" + again + "' or '" + end + "'");
        }
        return c == again;
    }

    private void expect(char c) {
        if (take() != c) {
            throw wrong("expected '" + c + "'");
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("the text ends too early");
        }
        return text.charAt(at);
    }

    private char take() {
        char c = peek();
        at++;
        return c;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("The stored form cannot be read at offset " + at + ": " + what + ".");
    }
}
