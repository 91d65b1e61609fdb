package org.patrondesk.examples.cli.terminal;

/** The exit codes, the same for all commands for ever. */
public final class Exit {
    /** Done; repaired rows included. */
    public static final int DONE = 0;

    /** Done, with rejected rows, findings or an ILS's no. */
    public static final int FINDINGS = 1;

    /** Bad input or usage; nothing was changed. */
    public static final int BAD_INPUT = 2;

    /** Something outside is unavailable; the same command may succeed later. */
    public static final int UNAVAILABLE = 3;

    /** Our fault. */
    public static final int OUR_FAULT = 70;

    private Exit() {}
}
