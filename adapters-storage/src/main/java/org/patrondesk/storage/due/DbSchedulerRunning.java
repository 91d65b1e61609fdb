package org.patrondesk.storage.due;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.List;
import org.patrondesk.journal.TaskRunner;

/** Schedulers that run until they are closed. Safe for use by many threads. */
final class DbSchedulerRunning implements TaskRunner.Running {
    private final List<Scheduler> schedulers;
    private final LentExecutor lent;

    DbSchedulerRunning(List<Scheduler> schedulers, LentExecutor lent) {
        this.schedulers = List.copyOf(schedulers);
        this.lent = lent;
    }

    @Override
    public void close(Duration most) {
        lent.waitAtMost(most);
        schedulers.forEach(Scheduler::stop);
    }
}
