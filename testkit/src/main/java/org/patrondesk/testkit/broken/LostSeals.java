package org.patrondesk.testkit.broken;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.seal.Entry;
import org.patrondesk.seal.Seal;
import org.patrondesk.seal.Seals;
import org.patrondesk.seal.Tail;

/** Loses every seal, and answers as if it were there. */
record LostSeals(Seals sound) implements Seals {
    @Override
    public void add(Seal seal) {}

    @Override
    public List<Entry> waiting(int most) {
        return sound.waiting(most);
    }

    @Override
    public Tail tail() {
        return sound.tail();
    }

    @Override
    public Optional<Seal> last() {
        return sound.last();
    }

    @Override
    public void each(Consumer<Seal> to) {
        sound.each(to);
    }

    @Override
    public List<Entry> entries(List<UUID> events) {
        return sound.entries(events);
    }

    @Override
    public long events() {
        return sound.events();
    }

    @Override
    public void ids(Consumer<UUID> events, Consumer<UUID> waiting) {
        sound.ids(events, waiting);
    }
}
