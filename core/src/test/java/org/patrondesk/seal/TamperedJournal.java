package org.patrondesk.seal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.Riverside;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Transaction;

/** A journal with its seals in lists that anybody may change. One thread. */
final class TamperedJournal implements Seals, Transaction {
    final List<Entry> events = new ArrayList<>();
    final List<Seal> seals = new ArrayList<>();
    final List<UUID> waiting = new ArrayList<>();

    @Override
    public Scope scope() {
        return Riverside.scope(Permission.READ_JOURNAL);
    }

    @Override
    public <S> S store(Class<S> type) {
        return type.cast(this);
    }

    JournalCheck check(Collection<Checkpoint> known) {
        Inspection inspection = new Inspection(this, known);
        each(inspection::take);
        return inspection.end();
    }

    @Override
    public List<Entry> waiting(int most) {
        throw new UnsupportedOperationException("Nothing is sealed here.");
    }

    @Override
    public Tail tail() {
        return new Tail(waiting.size(), Optional.empty());
    }

    @Override
    public Optional<Seal> last() {
        return seals.stream().max(Comparator.comparing(Seal::number));
    }

    @Override
    public void add(Seal seal) {
        seals.add(seal);
    }

    @Override
    public void each(Consumer<Seal> to) {
        seals.stream().sorted(Comparator.comparing(Seal::number)).forEach(to);
    }

    @Override
    public List<Entry> entries(List<UUID> asked) {
        return asked.stream()
                .map(id -> events.stream()
                        .filter(entry -> entry.id().equals(id))
                        .findFirst()
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public long events() {
        return events.size();
    }

    @Override
    public void ids(Consumer<UUID> found, Consumer<UUID> waits) {
        events.stream().map(Entry::id).forEach(found);
        waiting.forEach(waits);
    }
}
