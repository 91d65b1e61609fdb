package org.patrondesk.memory.privacy;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.patrondesk.memory.store.TenantRecords;
import org.patrondesk.memory.store.Writing;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.reading.AccessSelection;

/** An access log in the heap. */
public record InMemoryAccessLog(TenantRecords records, Writing writing) implements AccessLog {
    @Override
    public void add(AccessEntry entry) {
        writing.check();
        records.accesses.add(entry);
        writing.done(() -> records.accesses.remove(entry));
    }

    @Override
    public void each(AccessSelection selection, Consumer<AccessEntry> to) {
        List<AccessEntry> found = records.accesses.stream()
                .filter(selection::takes)
                .sorted(Comparator.comparing(entry -> entry.id().toString()))
                .toList();
        found.forEach(to);
    }
}
