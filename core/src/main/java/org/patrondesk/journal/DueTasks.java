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

    /**
     * Takes away tasks of the scope's tenant that are due and that nobody runs, for whoever does at once what they were left
     * for; used where many contend.
     *
     * <p>tasks-7: once that is committed they are never run, unless scheduled anew; all others are left as they are.
     *
     * @param but the key of one that stays
     * @param most how many at a time, 1 or more
     * @return how many it took; fewer than the most when none is left
     */
    int withdraw(String kind, String but, int most);
}
