package org.patrondesk.memory;

import java.time.Instant;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.DueTasks;

/** Due tasks in the heap. */
record InMemoryDueTasks(Scope scope, TenantRecords records, Writing writing) implements DueTasks {
    @Override
    public boolean schedule(String kind, String key, Instant at) {
        writing.check();
        DueTask task = new DueTask(scope.tenant(), kind, key);
        if (records.dueTasks.putIfAbsent(task, at) != null) {
            return false;
        }
        writing.done(() -> records.dueTasks.remove(task));
        return true;
    }
}
