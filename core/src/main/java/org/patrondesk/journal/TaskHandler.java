package org.patrondesk.journal;

import java.time.Duration;
import java.util.Optional;

/** Does the work of one kind of task. Safe for use by many threads; may be called twice for one task. */
@FunctionalInterface
public interface TaskHandler {
    /**
     * Does what is due.
     *
     * @return after how long the task is to be run again; empty when it is done with
     */
    Optional<Duration> run(DueTask task);
}
