package org.patrondesk.reading;

import java.util.function.Consumer;
import org.patrondesk.library.Spi;

/** The store of who asked to read what is about people. Entries are added, never changed; retention removes them whole. */
@Spi
public interface AccessLog {
    /**
     * Adds an entry to the log of the scope's tenant; may be used by those who contend.
     *
     * <p>accesses-1: what a committed transaction added is found by every later one, field for field. accesses-2: what a
     * transaction that failed added is found by none. accesses-3: only the tenant's own entries are seen.
     */
    void add(AccessEntry entry);

    /**
     * Hands over the entries of a selection, one at a time.
     *
     * <p>accesses-4: all of the period and the person, and no other, in the order of their ids.
     */
    void each(AccessSelection selection, Consumer<AccessEntry> to);
}
