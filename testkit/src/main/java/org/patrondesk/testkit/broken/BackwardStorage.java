package org.patrondesk.testkit.broken;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.seal.Entry;
import org.patrondesk.seal.Seal;
import org.patrondesk.seal.Seals;
import org.patrondesk.seal.Tail;

/** Forgot its order: hands over the seals and what they are made from backwards, all of it and nothing else. */
public final class BackwardStorage extends Wrapping {
    @Override
    Object store(Object sound) {
        return sound instanceof Seals seals ? new BackwardSeals(seals) : sound;
    }

    static <T> List<T> backwards(List<T> rows) {
        List<T> all = new ArrayList<>(rows);
        Collections.reverse(all);
        return all;
    }

    private record BackwardSeals(Seals sound) implements Seals {
        @Override
        public List<Entry> waiting(int most) {
            return backwards(sound.waiting(most));
        }

        @Override
        public Tail tail() {
            return sound.tail();
        }

        @Override
        public Optional<Seal> last() {
            List<Seal> all = new ArrayList<>();
            sound.each(all::add);
            return all.stream().min(Comparator.comparing(Seal::number));
        }

        @Override
        public void add(Seal seal) {
            sound.add(seal);
        }

        @Override
        public void each(Consumer<Seal> to) {
            List<Seal> all = new ArrayList<>();
            sound.each(all::add);
            backwards(all).forEach(to);
        }

        @Override
        public List<Entry> entries(List<UUID> events) {
            return backwards(sound.entries(events));
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
}
