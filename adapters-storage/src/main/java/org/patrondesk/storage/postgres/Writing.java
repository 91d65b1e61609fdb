package org.patrondesk.storage.postgres;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.Transaction;
import org.patrondesk.person.KeyVault;
import org.patrondesk.storage.jdbc.DatabaseFailure;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** The attempts at one writing transaction. One thread. */
final class Writing {
    private final DataSource source;
    private final Optional<KeyVault> keys;
    private boolean constrainedBefore;

    Writing(DataSource source, Optional<KeyVault> keys) {
        this.source = source;
        this.keys = keys;
    }

    <R> Attempts.Outcome<R> run(Scope scope, Function<Transaction, R> work) {
        try (Borrowed connection = Borrowed.toWrite(source, scope.tenant(), keys)) {
            SqlTransaction transaction = connection.transaction(scope, true);
            try {
                return done(connection, transaction, work);
            } catch (RuntimeException e) {
                // What the work made of a transaction that was given up says nothing about the work.
                if (mayPassNow(transaction)) {
                    return givenUp();
                }
                throw e;
            } finally {
                transaction.end();
            }
        } catch (SQLException e) {
            throw PostgresDialect.INSTANCE.unavailable(e);
        }
    }

    /** Runs work that decides in its statements, so that there is nothing to run again for. */
    <R> R contending(Scope scope, Function<Transaction, R> work) {
        try (Borrowed connection = Borrowed.toContend(source, scope.tenant(), keys)) {
            SqlTransaction transaction = connection.transaction(scope, true);
            try {
                R result = work.apply(transaction);
                transaction.settle();
                commit(connection);
                return result;
            } finally {
                transaction.end();
            }
        } catch (SQLException e) {
            throw PostgresDialect.INSTANCE.unavailable(e);
        }
    }

    private static void commit(Borrowed connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw uncommitted(e);
        }
    }

    /** A row that another writer added meanwhile is refused once, and seen when the work is run again. */
    private boolean mayPassNow(SqlTransaction transaction) {
        boolean first = transaction.isConstrained() && !constrainedBefore;
        constrainedBefore |= first;
        return first || transaction.isGivenUp();
    }

    private static <R> Attempts.Outcome<R> done(
            Borrowed connection, SqlTransaction transaction, Function<Transaction, R> work) {
        R result = work.apply(transaction);
        transaction.settle();
        try {
            connection.commit();
        } catch (SQLException e) {
            if (PostgresDialect.INSTANCE.mayRunAgain(e)) {
                return givenUp();
            }
            throw uncommitted(e);
        }
        return new Attempts.Outcome<>(() -> result, Optional.empty());
    }

    private static <R> Attempts.Outcome<R> givenUp() {
        return new Attempts.Outcome<>(
                () -> {
                    throw new IllegalStateException("The attempt has no result.");
                },
                Optional.of(new StorageUnavailable(
                        "Other writers were in the way " + Attempts.MOST
                                + " times and nothing was written; repeat the call.",
                        null,
                        true)));
    }

    /** When the connection breaks in a commit, nobody here knows how it ended. */
    private static StorageUnavailable uncommitted(SQLException failure) {
        String state = PostgresDialect.state(failure);
        return state.startsWith("08") || state.startsWith("57P")
                ? new StorageUnavailable(
                        "The connection broke in the commit, so it is not known whether it was written; repeat the call"
                                + " with the same idempotency key.",
                        new DatabaseFailure(failure, state),
                        true)
                : PostgresDialect.INSTANCE.unavailable(failure);
    }
}
