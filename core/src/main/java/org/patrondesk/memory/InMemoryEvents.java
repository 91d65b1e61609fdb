package org.patrondesk.memory;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;

/** The journal in the heap. */
record InMemoryEvents(TenantRecords records, Writing writing) implements Events {
    @Override
    public void append(List<Event> events) {
        writing.check();
        int before = records.events.size();
        records.events.addAll(events);
        writing.done(() -> records.events.subList(before, records.events.size()).clear());
    }

    @Override
    public void each(Consumer<Event> to) {
        // Two desks over one storage append ids that interleave.
        records.events.stream()
                .sorted(Comparator.comparing(event -> event.id().toString()))
                .toList()
                .forEach(to);
    }
}
