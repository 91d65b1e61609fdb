package org.patrondesk.storage.durability.place;

import java.util.Map;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Tenant;
import org.patrondesk.storage.durability.work.Opening;

/** Where a store stands, empty at first. Opened by one process after the other. */
public interface Place {
    /** The place in words that {@link Opening} understands; without blanks. */
    String address();

    /** Opens the store in this process, once nothing of a process that was killed is still at work in it. */
    Storage open();

    /** How many rows each table of this version has for a library. */
    Map<String, Long> rows(Tenant library);
}
