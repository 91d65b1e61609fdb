package org.patrondesk.examples.cli;

/** The exit codes, the same for all commands for ever. */
final class Exit {
    /** Done; repaired rows included. */
    static final int DONE = 0;

    /** Done, with rejected rows, findings or an ILS's no. */
    static final int FINDINGS = 1;

    /** Bad input or usage; nothing was changed. */
    static final int BAD_INPUT = 2;

    /** Something outside is unavailable; the same command may succeed later. */
    static final int UNAVAILABLE = 3;

    /** Our fault. */
    static final int OUR_FAULT = 70;

    private Exit() {}
}
