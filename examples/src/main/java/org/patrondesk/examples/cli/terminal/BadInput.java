package org.patrondesk.examples.cli.terminal;

/** What the user gave cannot be used. The message is one sentence: what, where, and what to do. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInput(String sentence) {
        super(sentence);
    }

    public BadInput(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
