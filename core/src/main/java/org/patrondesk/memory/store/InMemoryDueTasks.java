package org.patrondesk.memory.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.DueTasks;

/** Due tasks in the heap. */
public record InMemoryDueTasks(Scope scope, TenantRecords records, Writing writing, Clock clock) implements DueTasks {
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

    @Override
    public int withdraw(String kind, String but, int most) {
        writing.check();
        Instant now = clock.instant();
        List<DueTask> due = records.dueTasks.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .filter(task -> task.kind().equals(kind) && !task.key().equals(but) && !records.running.contains(task))
                .limit(most)
                .toList();
        due.forEach(this::remove);
        return due.size();
    }

    private void remove(DueTask task) {
        Instant at = Objects.requireNonNull(records.dueTasks.remove(task));
        writing.done(() -> records.dueTasks.put(task, at));
    }
}
