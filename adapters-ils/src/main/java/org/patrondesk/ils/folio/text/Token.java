package org.patrondesk.ils.folio.text;

/** One word or sign of a rule file; line and column are counted from 1. */
public record Token(String text, int line, int column) {
    public boolean is(String other) {
        return text.equals(other);
    }

    public boolean isWord() {
        return isWordCharacter(text.charAt(0));
    }

    public static boolean isWordCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }
}
