package org.patrondesk.storage.durability.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;

/** In which way a storage breaks its promise, to see whether that is found. */
public enum Lie {
    /** Keeps its word. */
    NONE,
    /** Tells the caller before anything is on the disk. */
    ACKNOWLEDGES_BEFORE_THE_COMMIT,
    /** Writes state first, and the events in a second transaction. */
    WRITES_EVENTS_LATER {
        @Override
        Object store(Object sound) {
            return sound instanceof Events events ? new Postponed(events) : sound;
        }
    },
    /** Writes a batch in two transactions. */
    HALVES_A_BATCH {
        @Override
        Object store(Object sound) {
            return sound instanceof Members members ? new Halved(members) : sound;
        }
    },
    /** Writes a record without one of its fields. */
    DROPS_A_FIELD {
        @Override
        Object store(Object sound) {
            return sound instanceof Barriers barriers ? new Nameless(barriers) : sound;
        }
    },
    /** Does not keep what was answered, so that a call made again has a second effect. */
    FORGETS_KEYS {
        @Override
        Object store(Object sound) {
            return sound instanceof IdempotencyKeys keys ? new Forgotten(keys) : sound;
        }
    };

    /** The store as the work gets it. */
    Object store(Object sound) {
        return sound;
    }

    private record Postponed(Events sound) implements Events {
        @Override
        public void append(List<Event> events) {
            // Later, which is too late.
        }

        @Override
        public void each(Consumer<Event> to) {
            sound.each(to);
        }
    }

    private record Halved(Members sound) implements Members {
        @Override
        public int add(List<Member> members) {
            return sound.add(members.subList(0, members.size() / 2));
        }

        @Override
        public void each(MemberSelection selection, Consumer<Member> to) {
            sound.each(selection, to);
        }
    }

    private record Nameless(Barriers sound) implements Barriers {
        @Override
        public void record(Barrier barrier) {
            sound.record(barrier.withoutPersons());
        }

        @Override
        public Optional<Barrier> find(java.util.UUID id) {
            return sound.find(id);
        }

        @Override
        public void each(Consumer<Barrier> to) {
            sound.each(to);
        }
    }

    private record Forgotten(IdempotencyKeys sound) implements IdempotencyKeys {
        @Override
        public Optional<Kept> find(String key) {
            return sound.find(key);
        }

        @Override
        public void keep(String key, Kept kept) {
            new ArrayList<>().add(kept);
        }
    }
}
