package org.patrondesk.journal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.patrondesk.library.Spi;

/**
 * Runs the due tasks of every tenant that a storage keeps.
 *
 * <p>tasks-3: a task is run again after what its handler answered, and is gone when it answered nothing. tasks-4: one whose
 * handler throws is run again later, and the others go on. tasks-5: tasks are run in the order in which they fell due. All
 * times are those of the store's clock.
 *
 * <p>Implementations are safe for use by many threads.
 */
@Spi
public interface TaskRunner {
    /** Due work that runs in the background. */
    interface Running {
        /**
         * Begins no more tasks and lets those that run come to their end, for so long at most.
         *
         * <p>tasks-6: afterwards no task is begun. Closing again begins nothing either, and waits likewise for what still runs.
         */
        void close(Duration most);
    }

    /**
     * Runs what is due now on the caller's thread, each task once; what a process that died was at, too.
     *
     * <p>tasks-8: within a transaction of the storage it is refused at once with {@link IllegalStateException}, and runs nothing.
     *
     * @param handlers by kind; tasks of other kinds are left for others
     * @return how many were run
     * @throws StorageUnavailable when the store cannot be used now; of several databases, none
     */
    int runDue(Map<String, TaskHandler> handlers);

    /**
     * Runs tasks as they fall due until it is closed, up to so many at a time; what cannot be used now as soon as it can.
     *
     * @param executor with at least so many threads; the caller's to shut down
     */
    Running start(Map<String, TaskHandler> handlers, ExecutorService executor, int most);
}
