package org.patrondesk.ils.folio;

/** One word or sign of a rule file; line and column are counted from 1. */
record Token(String text, int line, int column) {
    boolean is(String other) {
        return text.equals(other);
    }

    boolean isWord() {
        return isWordCharacter(text.charAt(0));
    }

    static boolean isWordCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }
}
