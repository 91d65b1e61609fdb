package org.patrondesk.storage.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.Transaction;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.person.KeyVault;
import org.patrondesk.privacy.Retained;
import org.patrondesk.storage.jdbc.Entrance;
import org.patrondesk.storage.jdbc.OwnVault;
import org.patrondesk.storage.jdbc.SqlTransaction;
import org.patrondesk.storage.jdbc.Statements;
import org.patrondesk.storage.jdbc.store.AllStores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store within the host's own transactions on one connection, which stays the host's. One thread at a time. */
final class Joined implements Storage {
    private static final Logger LOG = LoggerFactory.getLogger(Joined.class);

    private final Entrance entrance = new Entrance();
    private final Connection connection;
    private final Optional<KeyVault> keys;

    Joined(Connection connection, Optional<KeyVault> keys) {
        this.connection = connection;
        this.keys = keys;
    }

    /** Looks at what this connection leads to, unless it is one of the places known to be sound. */
    void checkOnce(Set<String> sound) {
        try {
            Ground.checkProduct(connection);
            Manner manner = Manner.of(connection);
            manner.check();
            if (!sound.contains(manner.place())) {
                checkGround();
                if (!claimed()) {
                    sound.add(manner.place());
                }
            }
        } catch (SQLException e) {
            throw PostgresDialect.INSTANCE.unavailable(e);
        }
    }

    /** Whether the store became the vault's by this transaction, which the host may yet take back. */
    private boolean claimed() throws SQLException {
        return keys.isPresent() && OwnVault.claim(connection, PostgresDialect.INSTANCE, keys.get());
    }

    private void checkGround() throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            Ground.toOpen(connection).check();
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    @Override
    public <R> R write(Scope scope, Function<Transaction, R> work) {
        return entrance.alone(() -> run(scope, work, true));
    }

    /** Rows may be added so; the queue of deliveries is for workers, who cannot wait for a host to commit. */
    @Override
    public <R> R contend(Scope scope, Function<Transaction, R> work) {
        return write(scope, work);
    }

    @Override
    public <R> R read(Scope scope, Function<Transaction, R> work) {
        return entrance.alone(() -> run(scope, work, false));
    }

    @Override
    public Optional<KeyVault> keys() {
        return keys;
    }

    /** Lets nobody in any more. Connection and transaction are the host's to end. */
    @Override
    public void close() {
        entrance.close();
    }

    private <R> R run(Scope scope, Function<Transaction, R> work, boolean writing) {
        try {
            Manner.checkBegun(connection);
            Part part = new Part(connection.setSavepoint(), new Statements(connection, PostgresDialect.INSTANCE, keys));
            String before = entered(scope, part, writing);
            R result = done(new SqlTransaction(scope, part.statements(), writing, AllStores.INSTANCE), work, part);
            part.statements().release();
            Wall.enter(connection, before);
            connection.releaseSavepoint(part.before());
            return result;
        } catch (SQLException e) {
            throw PostgresDialect.INSTANCE.unavailable(e);
        }
    }

    /** Goes behind the wall as the tenant of the call; whose rows the host reached before, which it gets back. */
    private String entered(Scope scope, Part part, boolean writing) throws SQLException {
        boolean sound = false;
        try {
            Manner manner = Manner.entering(connection, scope.tenant());
            manner.check();
            if (writing && keys.isEmpty() && manner.ofAVault()) {
                throw OwnVault.lacking();
            }
            sound = true;
            return manner.tenant();
        } finally {
            if (!sound) {
                takeBack(part);
            }
        }
    }

    /** What one call adds to the host's transaction. */
    private record Part(Savepoint before, Statements statements) {}

    private <R> R done(SqlTransaction transaction, Function<Transaction, R> work, Part part) {
        boolean done = false;
        try {
            R result = work.apply(new ForCallers(transaction));
            transaction.settle();
            done = true;
            return result;
        } catch (RuntimeException e) {
            // What the work made of a transaction that was given up says nothing about the work.
            throw transaction.isGivenUp() ? givenUp(e) : e;
        } finally {
            transaction.end();
            if (!done) {
                takeBack(part);
            }
        }
    }

    private static StorageUnavailable givenUp(RuntimeException e) {
        return new StorageUnavailable(
                "Another transaction was in the way; roll yours back and run it again from its start.",
                e.getCause(),
                true);
    }

    /**
     * Takes back the call's rows and the tenant it named.
     *
     * <p>When this fails so does all else on the connection, and the host is told by it.
     */
    private void takeBack(Part part) {
        try {
            connection.rollback(part.before());
            connection.releaseSavepoint(part.before());
            part.statements().release();
        } catch (SQLException e) {
            LOG.debug("A savepoint could not be gone back to (code {}).", PostgresDialect.state(e));
        }
    }

    private record ForCallers(SqlTransaction sound) implements Transaction {
        @Override
        public Scope scope() {
            return sound.scope();
        }

        @Override
        public <S> S store(Class<S> type) {
            if (type == DeliveryQueue.class) {
                throw new IllegalStateException(
                        "Workers send outside the host's transactions, because an attempt is committed before a courier is"
                                + " called; send from the desk itself.");
            }
            if (type == Retained.class) {
                throw new IllegalStateException(
                        "What is removed for good is removed outside the host's transactions, because keys are destroyed"
                                + " before the host could take it back; call the desk itself.");
            }
            return sound.store(type);
        }
    }
}
