package org.patrondesk.storage.policy;

import org.patrondesk.vocabulary.Facts;

/** One line of a file of requests. */
public sealed interface FactLine {
    /** The number of the line, from 1. */
    long line();

    /** A request. */
    record Read(long line, Facts facts) implements FactLine {}

    /**
     * A line that cannot be read, or whose facts do not fit the vocabulary.
     *
     * @param column from 1, in characters
     * @param sentence names keys at most, never a value
     */
    record Wrong(long line, int column, String sentence) implements FactLine {}
}
