package org.patrondesk.outreach;

import java.util.List;
import java.util.function.Consumer;

/** A sheet of people to call, handed over row by row. */
public interface CallSheet {
    /** The names of the columns. */
    List<String> columns();

    /** Hands every row to the writer, in the sheet's order; cells are text as it stands, not yet made safe. */
    void each(Consumer<List<String>> writer);
}
