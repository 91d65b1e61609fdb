package org.patrondesk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.Transaction;

/** What all contracts share: an empty storage for each test, closed after it. */
public abstract class PortContract {
    private StorageFixture fixture;
    private Storage storage;

    /** The fixture of this test; called once for each. */
    protected abstract StorageFixture fixture();

    @BeforeEach
    protected final void openStorage() throws Exception {
        fixture = fixture();
        storage = fixture.open();
    }

    @AfterEach
    protected final void closeStorage() {
        storage.close();
    }

    protected final Storage storage() {
        return storage;
    }

    protected final boolean durable() {
        return fixture.durable();
    }

    /** Closes the storage and opens it again. */
    protected final void reopen() throws Exception {
        storage.close();
        storage = fixture.open();
    }

    protected final <S> void write(Scope scope, Class<S> type, Consumer<S> work) {
        storage.write(scope, transaction -> {
            work.accept(transaction.store(type));
            return true;
        });
    }

    protected final <S, R> R read(Scope scope, Class<S> type, Function<S, R> work) {
        return storage.read(scope, transaction -> work.apply(transaction.store(type)));
    }

    /** Everything a store hands over, in its order. */
    protected static <T> List<T> collected(Consumer<Consumer<T>> each) {
        List<T> all = new ArrayList<>();
        each.accept(all::add);
        return all;
    }

    /** Writes, then fails, and swallows its own failure alone. */
    protected final void writeAndFail(Scope scope, Consumer<Transaction> work) {
        try {
            storage.write(scope, transaction -> {
                work.accept(transaction);
                throw new WorkFailed();
            });
        } catch (WorkFailed expected) {
            return;
        }
        throw new AssertionError("The storage swallowed what the work threw.");
    }

    /** Writes what must be refused for good, looks away from the refusal, and is refused the commit all the same. */
    protected final void assertRefusedForGood(Scope scope, Consumer<Transaction> work) {
        assertThatThrownBy(() -> storage.write(scope, transaction -> {
                    assertThatThrownBy(() -> work.accept(transaction)).satisfies(PortContract::isForGood);
                    return true;
                }))
                .satisfies(PortContract::isForGood);
    }

    private static void isForGood(Throwable refusal) {
        assertThat(refusal)
                .isInstanceOfSatisfying(
                        StorageUnavailable.class,
                        refused -> assertThat(refused.retryable()).isFalse());
    }

    /** What a contract's own work throws, told apart from every other exception. */
    public static final class WorkFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
