package org.patrondesk.journal;

import java.time.Instant;
import org.patrondesk.library.Spi;

/** The store of due work, as those who leave some behind see it. */
@Spi
public interface DueTasks {
    /**
     * Has a task of the scope's tenant run at this time or soon after.
     *
     * <p>tasks-1: when the transaction commits, it is run at least once, by whoever runs due work over this store, after this
     * one died too; when it fails, never. tasks-2: when the same task waits already, nothing changes.
     *
     * @return whether it is new
     */
    boolean schedule(String kind, String key, Instant at);
}
