package org.patrondesk.testkit.broken;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.patrondesk.access.Scope;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Period;
import org.patrondesk.library.Tenant;
import org.patrondesk.memory.InMemoryStorage;

/**
 * Lets a writer see follow-ups as they were when the writer before it, on another thread, began: so a database behaves whose
 * snapshots nobody checks at the commit. At every change of threads, not only when they meet.
 */
public final class HastyStorage implements Storage {
    private static final Period EVER = new Period(Instant.MIN, Instant.MAX);

    private final Storage sound = new InMemoryStorage();
    /** Guarded by the sound storage's own turn of writers. */
    private final Map<Tenant, Turn> last = new HashMap<>();

    private record Turn(Thread writer, List<FollowUp> atStart) {}

    @Override
    public <R> R write(Scope scope, Function<Transaction, R> work) {
        return sound.write(scope, transaction -> {
            List<FollowUp> now = new ArrayList<>();
            transaction.store(FollowUps.class).each(EVER, now::add);
            Thread writer = Thread.currentThread();
            Turn before = last.put(scope.tenant(), new Turn(writer, now));
            List<FollowUp> seen = before == null || before.writer().equals(writer) ? now : before.atStart();
            return work.apply(new Early(scope, transaction, seen));
        });
    }

    @Override
    public <R> R read(Scope scope, Function<Transaction, R> work) {
        return sound.read(scope, work);
    }

    @Override
    public TaskRunner tasks() {
        return sound.tasks();
    }

    @Override
    public void close() {
        sound.close();
    }

    private record Early(Scope scope, Transaction sound, List<FollowUp> seen) implements Transaction {
        @Override
        public <S> S store(Class<S> type) {
            S store = sound.store(type);
            return store instanceof FollowUps followUps ? type.cast(new EarlyFollowUps(followUps, seen)) : store;
        }
    }

    private record EarlyFollowUps(FollowUps sound, List<FollowUp> seen) implements FollowUps {
        @Override
        public void record(FollowUp followUp) {
            sound.record(followUp);
        }

        @Override
        public List<FollowUp> of(UUID decision) {
            return seen.stream()
                    .filter(followUp -> followUp.decision().equals(decision))
                    .toList();
        }

        @Override
        public void each(Period period, Consumer<FollowUp> to) {
            seen.stream().filter(followUp -> period.contains(followUp.at())).forEach(to);
        }
    }
}
