package org.patrondesk.person;

/**
 * A value that never shows itself in text: {@code toString} is a mask, so logs and exception messages stay clean.
 *
 * <p>Immutable and safe for use by many threads when the value is.
 */
public record Sensitive<T>(T value) {
    @Override
    public String toString() {
        return "•••";
    }
}
