package org.patrondesk.examples.cli;

/** What the user gave cannot be used. The message is one sentence: what, where, and what to do. */
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadInput(String sentence) {
        super(sentence);
    }

    BadInput(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
