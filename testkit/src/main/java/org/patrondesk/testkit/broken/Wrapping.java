package org.patrondesk.testkit.broken;

import java.util.function.Function;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.journal.Transaction;
import org.patrondesk.memory.InMemoryStorage;

/** A sound storage in the heap, between whose stores and their callers something goes wrong. */
abstract class Wrapping implements Storage {
    private final Storage sound = new InMemoryStorage();

    /** The store as a caller of this storage gets it. */
    abstract Object store(Object sound);

    /** The scope within which the sound storage is asked. */
    Scope asked(Scope scope) {
        return scope;
    }

    @Override
    public final <R> R write(Scope scope, Function<Transaction, R> work) {
        return sound.write(asked(scope), transaction -> work.apply(new Wrapped(scope, transaction, this::store)));
    }

    @Override
    public final <R> R read(Scope scope, Function<Transaction, R> work) {
        return sound.read(asked(scope), transaction -> work.apply(new Wrapped(scope, transaction, this::store)));
    }

    @Override
    public TaskRunner tasks() {
        return sound.tasks();
    }

    @Override
    public final void close() {
        sound.close();
    }
}
