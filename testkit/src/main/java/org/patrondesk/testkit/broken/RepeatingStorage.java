package org.patrondesk.testkit.broken;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.journal.Transaction;
import org.patrondesk.memory.InMemoryStorage;

/** Runs the work of those who contend once in vain and once again, as a database does that finds out at the commit. */
public final class RepeatingStorage implements Storage {
    private final Storage sound = new InMemoryStorage();

    @Override
    public <R> R write(Scope scope, Function<Transaction, R> work) {
        return sound.write(scope, work);
    }

    @Override
    public <R> R contend(Scope scope, Function<Transaction, R> work) {
        try {
            return sound.contend(scope, transaction -> {
                throw new GivenUp(work.apply(transaction));
            });
        } catch (GivenUp again) {
            return sound.contend(scope, work);
        }
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

    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GivenUp(@Nullable Object result) {
            super("What came out is given up: " + (result != null), null, false, false);
        }
    }
}
