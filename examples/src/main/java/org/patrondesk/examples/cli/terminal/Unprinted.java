package org.patrondesk.examples.cli.terminal;

/** Standard output took no more. The message is one sentence, which also says what became of the work. */
public final class Unprinted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unprinted(String sentence) {
        super(sentence);
    }
}
