package org.patrondesk.memory.store;

import java.util.List;
import java.util.function.Consumer;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.seal.ActorMark;

/** The journal in the heap. */
public record InMemoryEvents(TenantRecords records, Writing writing) implements Events {
    @Override
    public void append(List<Event> events) {
        writing.check();
        for (Event event : events) {
            String id = event.id().toString();
            if (records.events.putIfAbsent(id, event) != null) {
                throw writing.refused("The row, or its place, is recorded already; nothing was recorded.");
            }
            records.marks.put(event.id(), ActorMark.of(event.actor()));
            records.waiting.add(id);
            writing.done(() -> {
                records.events.remove(id);
                records.marks.remove(event.id());
                records.waiting.remove(id);
            });
        }
    }

    @Override
    public void each(Consumer<Event> to) {
        records.events.values().stream()
                .filter(event -> !records.erased.containsKey(event.id()))
                .toList()
                .forEach(to);
    }
}
