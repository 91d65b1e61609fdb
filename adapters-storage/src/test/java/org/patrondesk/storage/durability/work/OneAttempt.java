package org.patrondesk.storage.durability.work;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.Transaction;

/** A storage that gives a transaction up which would have to be run again, so that its caller begins anew. */
public record OneAttempt(Storage sound) implements Storage {
    /** Nothing was written, because another writer was in the way. */
    public static final class Again extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Again() {
            super("again", null, false, false);
        }
    }

    @Override
    public <R> R write(Scope scope, Function<Transaction, R> work) {
        AtomicBoolean begun = new AtomicBoolean();
        return sound.write(scope, transaction -> {
            if (begun.getAndSet(true)) {
                throw new Again();
            }
            return work.apply(transaction);
        });
    }

    @Override
    public <R> R contend(Scope scope, Function<Transaction, R> work) {
        return sound.contend(scope, work);
    }

    @Override
    public <R> R read(Scope scope, Function<Transaction, R> work) {
        return sound.read(scope, work);
    }

    @Override
    public void close() {
        sound.close();
    }
}
