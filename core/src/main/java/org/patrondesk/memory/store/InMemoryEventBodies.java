package org.patrondesk.memory.store;

import java.util.List;
import java.util.UUID;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.EventBodies;
import org.patrondesk.journal.StoredObject;

/** What the events in the heap say. */
public record InMemoryEventBodies(TenantRecords records, Writing writing) implements EventBodies {
    @Override
    public int erase(List<UUID> events) {
        writing.check();
        return (int) events.stream().filter(this::erase).count();
    }

    private boolean erase(UUID id) {
        Event event = records.events.get(id.toString());
        if (event == null || records.erased.putIfAbsent(id, event.hash()) != null) {
            return false;
        }
        records.events.put(id.toString(), new Event(id, event.at(), event.actor(), StoredObject.empty()));
        writing.done(() -> {
            records.events.put(id.toString(), event);
            records.erased.remove(id);
        });
        return true;
    }
}
