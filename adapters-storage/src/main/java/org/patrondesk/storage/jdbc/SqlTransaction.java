package org.patrondesk.storage.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Branch;
import org.patrondesk.person.KeyRing;

/**
 * One transaction on one connection, and the few ways in which the stores speak SQL. One thread.
 *
 * <p>After a failed statement nothing more is done and nothing is committed: the engine may have rolled back by itself,
 * and what followed would then be written alone.
 */
public final class SqlTransaction implements Transaction {
    private static final int BATCH = 1_000;

    private final Scope scope;
    private final Statements statements;
    private final KeyRing keys;
    private final boolean writing;
    private final Stores stores;
    private boolean open = true;
    private boolean givenUp;
    private boolean constrained;
    private @Nullable StorageUnavailable failure;
    private final Set<String> taken = new HashSet<>();

    /** Sets the parameters of one row. */
    @FunctionalInterface
    public interface Binding<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }

    /** Takes the row on which the result stands. */
    @FunctionalInterface
    public interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    /** Reads the row on which the result stands. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    public SqlTransaction(Scope scope, Statements statements, boolean writing, Stores stores) {
        this.scope = scope;
        this.statements = statements;
        this.keys = statements.keys(scope.tenant());
        this.writing = writing;
        this.stores = stores;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public <S> S store(Class<S> type) {
        checkUsable();
        return type.cast(stores.of(type, this));
    }

    /** The keys of texts about people, for this transaction alone. */
    public KeyRing keys() {
        return keys;
    }

    public Object id(UUID id) {
        return statements.dialect().id(id);
    }

    public UUID id(ResultSet row, int column) throws SQLException {
        return statements.dialect().id(row, column);
    }

    /** Whether a column of the row holds what can be an id: somebody may have changed it past the store. */
    public boolean isId(ResultSet row, int column) throws SQLException {
        return statements.dialect().isId(row, column);
    }

    /** Whether this transaction writes beside others. */
    public boolean hasManyWriters() {
        return writing && statements.dialect().manyWriters();
    }

    /** The keys taken in this transaction under which nothing is kept yet. */
    public Set<String> taken() {
        return taken;
    }

    public String tenant() {
        return scope.tenant().code();
    }

    /** What a query adds for the scope, its parameters coming last; empty when the scope covers every branch. */
    public String branchClause() {
        int branches = scope.branches().size();
        return branches == 0 ? "" : " AND branch IN (" + String.join(", ", Collections.nCopies(branches, "?")) + ")";
    }

    /** The given parameters, and behind them those of {@link #branchClause()}. */
    public Object[] withBranches(List<Object> parameters) {
        List<Object> all = new ArrayList<>(parameters);
        scope.branches().stream().map(Branch::code).forEach(all::add);
        return all.toArray();
    }

    /** Hands over the rows of a result as the database finds them; nothing is gathered. */
    public void each(String sql, Object[] parameters, RowTaker to) {
        guarded(() -> {
            try (PreparedStatement statement = statements.fresh(sql)) {
                statement.setFetchSize(statements.dialect().fetchSize());
                bind(statement, parameters);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        to.take(rows);
                    }
                }
            }
            return true;
        });
    }

    /** The first row of a result; the text is a constant. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) {
        return guarded(() -> {
            PreparedStatement statement = statements.kept(sql);
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
            }
        });
    }

    /** Writes one row and answers how many were changed; the text is a constant. */
    public int write(String sql, @Nullable Object... parameters) {
        checkWriting();
        return guarded(() -> {
            PreparedStatement statement = statements.kept(sql);
            bind(statement, parameters);
            return statement.executeUpdate();
        });
    }

    /** Changes or holds rows and answers what the statement returns of them; the text is a constant. */
    public <T> List<T> changed(String sql, RowReader<T> reader, @Nullable Object... parameters) {
        checkWriting();
        return guarded(() -> {
            PreparedStatement statement = statements.kept(sql);
            bind(statement, parameters);
            List<T> changed = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    changed.add(reader.read(rows));
                }
            }
            return changed;
        });
    }

    /** Writes many rows and answers how many were changed; the text is a constant. */
    public <T> int writeAll(String sql, List<T> rows, Binding<T> binding) {
        checkWriting();
        return guarded(() -> {
            PreparedStatement statement = statements.kept(sql);
            boolean done = false;
            try {
                int changed = 0;
                for (int from = 0; from < rows.size(); from += BATCH) {
                    changed += Statements.writeBatch(
                            statement, rows.subList(from, Math.min(rows.size(), from + BATCH)), binding);
                }
                done = true;
                return changed;
            } finally {
                if (!done) {
                    statement.clearBatch();
                    failed(new StorageUnavailable("Some rows could not be written; nothing was.", null, false));
                }
            }
        });
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private <T> T guarded(Work<T> work) {
        checkUsable();
        try {
            return work.run();
        } catch (SQLException e) {
            Dialect dialect = statements.dialect();
            givenUp = dialect.mayRunAgain(e);
            constrained = dialect.isConstraint(e);
            throw failed(
                    constrained
                            ? new StorageUnavailable(
                                    "The row, or its place, is recorded already; nothing was recorded.", null, false)
                            : dialect.unavailable(e));
        }
    }

    /** Remembers that this transaction must not be committed. */
    public StorageUnavailable failed(StorageUnavailable why) {
        failure = why;
        return why;
    }

    /** Refuses rows at branches outside the scope, before any of them is written. */
    public <T> void checkWithin(List<T> rows, Function<T, Branch> branch) {
        checkWriting();
        for (T row : rows) {
            if (!scope.covers(branch.apply(row))) {
                throw failed(new StorageUnavailable(
                        "A row lies outside the branches of the scope; nothing was recorded.", null, false));
            }
        }
    }

    private void checkWriting() {
        if (!writing) {
            throw new IllegalStateException("A reading transaction writes nothing.");
        }
        checkUsable();
    }

    private void checkUsable() {
        if (!open) {
            throw new IllegalStateException("The transaction is over; ask for a new one.");
        }
        checkSound();
    }

    /** Refuses when a statement failed, even when the work went on as if it had not. */
    private void checkSound() {
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * Makes ready to commit what the work wrote.
     *
     * @throws StorageUnavailable when a statement failed
     */
    public void settle() {
        checkSound();
        stores.settle(this);
    }

    /** Whether the engine gave this transaction up in favour of another; whatever the work threw then says nothing. */
    public boolean isGivenUp() {
        return givenUp;
    }

    /** Whether a row was refused because it stands already; a writer beside this one may have put it there meanwhile. */
    public boolean isConstrained() {
        return constrained;
    }

    /** The transaction is over; its stores are of no more use. */
    public void end() {
        open = false;
    }
}
