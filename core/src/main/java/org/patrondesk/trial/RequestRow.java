package org.patrondesk.trial;

import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.vocabulary.Facts;

/** One request of a run, as its reader understood it. */
public sealed interface RequestRow {
    /** The 1-based line of the file on which it starts. */
    long line();

    /** A request that can be answered. */
    record Asked(long line, Facts facts, Branch branch, Channel channel) implements RequestRow {}

    /** A request that could not be understood; it is counted by reason and not decided. */
    record Rejected(long line, String reason) implements RequestRow {}
}
