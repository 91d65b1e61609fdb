package org.patrondesk.storage.policy;

/** What is wrong in the text of a request, and where: line and column from 1, in characters. */
final class FlatFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /** @param sentence names keys at most, never a value */
    FlatFault(int line, int column, String sentence) {
        // Thrown for every bad line of a long file; where it was thrown says nothing.
        super(sentence, null, false, false);
        this.line = line;
        this.column = column;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
