package org.patrondesk.storage.matrix;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.journal.Transaction;
import org.patrondesk.memory.InMemoryKeyVault;
import org.patrondesk.person.KeyVault;

/** A storage that writes down every transaction and every call of a store, in order. One thread. */
final class WatchedStorage implements Storage {
    private final Storage watched;
    private final List<String> work = new ArrayList<>();
    private final KeyVault keys;

    WatchedStorage(Storage watched) {
        this.watched = watched;
        this.keys = watched.keys().orElseGet(InMemoryKeyVault::new);
    }

    /** What was done since this was asked last. */
    List<String> work() {
        List<String> done = List.copyOf(work);
        work.clear();
        return done;
    }

    @Override
    public <R> R write(Scope scope, Function<Transaction, R> asked) {
        work.add("write");
        return watched.write(scope, transaction -> asked.apply(new Watching(scope, transaction)));
    }

    @Override
    public <R> R contend(Scope scope, Function<Transaction, R> asked) {
        work.add("contend");
        return watched.contend(scope, transaction -> asked.apply(new Watching(scope, transaction)));
    }

    @Override
    public <R> R read(Scope scope, Function<Transaction, R> asked) {
        work.add("read");
        return watched.read(scope, transaction -> asked.apply(new Watching(scope, transaction)));
    }

    @Override
    public TaskRunner tasks() {
        return watched.tasks();
    }

    @Override
    public Optional<KeyVault> keys() {
        return Optional.of(keys);
    }

    @Override
    public void close() {
        watched.close();
    }

    private final class Watching implements Transaction {
        private final Scope scope;
        private final Transaction transaction;

        Watching(Scope scope, Transaction transaction) {
            this.scope = scope;
            this.transaction = transaction;
        }

        @Override
        public Scope scope() {
            return scope;
        }

        @Override
        public <S> S store(Class<S> type) {
            S store = transaction.store(type);
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        work.add(type.getSimpleName() + "." + method.getName());
                        try {
                            return method.invoke(store, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }
}
