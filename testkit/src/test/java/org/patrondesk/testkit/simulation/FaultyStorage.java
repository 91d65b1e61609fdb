package org.patrondesk.testkit.simulation;

import java.util.Random;
import java.util.function.Function;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.Transaction;

/** A process's way to the store: now and then a call never arrives, or its answer gets lost. One thread. */
final class FaultyStorage implements Storage {
    private static final int ONE_IN = 40;

    private final Storage sound;
    private final Random random;
    private final Bug bug;
    private final HostClock host;
    private boolean calm;

    FaultyStorage(Storage sound, Random random, Bug bug, HostClock host) {
        this.sound = sound;
        this.random = random;
        this.bug = bug;
        this.host = host;
    }

    /** No fault from now on. */
    void calm() {
        calm = true;
    }

    @Override
    public <R> R write(Scope scope, Function<Transaction, R> work) {
        if (fault()) {
            throw new StorageUnavailable("The call never arrived.", null, true);
        }
        boolean kept = bug.commits(random);
        R result;
        try {
            result = sound.write(scope, transaction -> {
                R made = work.apply(new Planted(transaction));
                if (!kept) {
                    throw new NotKept(made);
                }
                return made;
            });
        } catch (NotKept e) {
            @SuppressWarnings("unchecked")
            R made = (R) e.result;
            return made;
        }
        if (fault()) {
            throw new StorageUnavailable("The answer got lost.", null, true);
        }
        return result;
    }

    @Override
    public <R> R read(Scope scope, Function<Transaction, R> work) {
        return sound.read(scope, work);
    }

    private boolean fault() {
        return !calm && random.nextInt(ONE_IN) == 0;
    }

    @Override
    public void close() {
        // The store is every process's.
    }

    /** How a planted bug answers before anything is kept. */
    private static final class NotKept extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Object result;

        NotKept(Object result) {
            super("Nothing is kept.", null, false, false);
            this.result = result;
        }
    }

    private final class Planted implements Transaction {
        private final Transaction inner;

        Planted(Transaction inner) {
            this.inner = inner;
        }

        @Override
        public Scope scope() {
            return inner.scope();
        }

        @Override
        public <S> S store(Class<S> type) {
            return type.cast(bug.store(inner.store(type), inner, host, random));
        }
    }
}
