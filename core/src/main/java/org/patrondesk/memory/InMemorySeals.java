package org.patrondesk.memory;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patrondesk.journal.Event;
import org.patrondesk.seal.Entry;
import org.patrondesk.seal.Seal;
import org.patrondesk.seal.Seals;
import org.patrondesk.seal.Tail;

/** Seals in the heap. What waits is found by leaving out what is sealed: in the heap that is quick enough. */
record InMemorySeals(TenantRecords records, Writing writing) implements Seals {
    @Override
    public List<Entry> waiting(int most) {
        return unsealed().limit(most).map(InMemorySeals::entry).toList();
    }

    @Override
    public Tail tail() {
        List<Event> waiting = unsealed().toList();
        return new Tail(waiting.size(), waiting.stream().map(Event::at).min(Comparator.naturalOrder()));
    }

    private Stream<Event> unsealed() {
        Set<UUID> sealed = new HashSet<>();
        records.seals.forEach(seal -> sealed.addAll(seal.events()));
        return records.events.stream()
                .filter(event -> !sealed.contains(event.id()))
                .sorted(Comparator.comparing(event -> event.id().toString()));
    }

    @Override
    public Optional<Seal> last() {
        return records.seals.stream().max(Comparator.comparing(Seal::number));
    }

    @Override
    public void add(Seal seal) {
        writing.check();
        if (records.seals.stream().anyMatch(other -> other.number() == seal.number())) {
            throw writing.refused("The row, or its place, is recorded already; nothing was recorded.");
        }
        records.seals.add(seal);
        writing.done(() -> records.seals.remove(seal));
    }

    @Override
    public void each(Consumer<Seal> to) {
        records.seals.stream().sorted(Comparator.comparing(Seal::number)).forEach(to);
    }

    @Override
    public List<Entry> entries(List<UUID> events) {
        Map<UUID, Event> there = records.events.stream().collect(Collectors.toMap(Event::id, Function.identity()));
        return events.stream()
                .map(there::get)
                .filter(Objects::nonNull)
                .map(InMemorySeals::entry)
                .toList();
    }

    @Override
    public long events() {
        return records.events.size();
    }

    private static Entry entry(Event event) {
        return new Entry(event.id(), event.at(), event.actor(), event.hash(), Entry.Body.KEPT);
    }
}
