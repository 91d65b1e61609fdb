package org.patrondesk.memory.store;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.patrondesk.journal.Event;
import org.patrondesk.library.ContentHash;
import org.patrondesk.seal.Entry;
import org.patrondesk.seal.Seal;
import org.patrondesk.seal.Seals;
import org.patrondesk.seal.Tail;

/** Seals in the heap. */
public record InMemorySeals(TenantRecords records, Writing writing) implements Seals {
    @Override
    public List<Entry> waiting(int most) {
        return entries(records.waiting.stream().limit(most));
    }

    @Override
    public Tail tail() {
        return new Tail(
                records.waiting.size(),
                records.waiting.stream()
                        .map(records.events::get)
                        .filter(Objects::nonNull)
                        .map(Event::at)
                        .min(Comparator.naturalOrder()));
    }

    @Override
    public Optional<Seal> last() {
        return Optional.ofNullable(records.seals.lastEntry()).map(entry -> entry.getValue());
    }

    @Override
    public void add(Seal seal) {
        writing.check();
        if (records.seals.putIfAbsent(seal.number(), seal) != null) {
            throw writing.refused("The row, or its place, is recorded already; nothing was recorded.");
        }
        writing.done(() -> records.seals.remove(seal.number()));
        for (UUID event : seal.events()) {
            String id = event.toString();
            if (!records.waiting.remove(id)) {
                throw writing.refused("An event of the seal waits for none; nothing was sealed.");
            }
            writing.done(() -> records.waiting.add(id));
        }
    }

    @Override
    public void each(Consumer<Seal> to) {
        List.copyOf(records.seals.values()).forEach(to);
    }

    @Override
    public List<Entry> entries(List<UUID> events) {
        return entries(events.stream().map(UUID::toString));
    }

    private List<Entry> entries(Stream<String> ids) {
        return ids.map(records.events::get)
                .filter(Objects::nonNull)
                .map(this::entry)
                .toList();
    }

    @Override
    public long events() {
        return records.events.size();
    }

    @Override
    public void ids(Consumer<UUID> events, Consumer<UUID> waiting) {
        records.events.values().stream().map(Event::id).forEach(events);
        records.waiting.stream().map(UUID::fromString).forEach(waiting);
    }

    private Entry entry(Event event) {
        String mark = Objects.requireNonNull(records.marks.get(event.id())).text();
        ContentHash erased = records.erased.get(event.id());
        return erased == null
                ? new Entry(
                        event.id(),
                        event.at(),
                        mark,
                        event.hash(),
                        Entry.Body.KEPT,
                        event.actor().isEmpty())
                : new Entry(
                        event.id(),
                        event.at(),
                        mark,
                        erased,
                        Entry.Body.ERASED,
                        event.actor().isEmpty());
    }
}
