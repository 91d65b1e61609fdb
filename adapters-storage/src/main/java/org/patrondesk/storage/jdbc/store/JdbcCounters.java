package org.patrondesk.storage.jdbc.store;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.patrondesk.library.Branch;
import org.patrondesk.measure.Counters;
import org.patrondesk.measure.Delta;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** Counter deltas in a table, added up when they are read. */
record JdbcCounters(SqlTransaction transaction) implements Counters {
    private static final String ADD =
            "INSERT INTO counter_delta (tenant, counter, branch, day, label, n) VALUES (?, ?, ?, ?, ?, ?)";

    private static final String SELECT = """
            SELECT counter, branch, day, label, sum(n)
              FROM counter_delta
             WHERE tenant = ?""";

    private static final String CELLS = " GROUP BY counter, branch, day, label ORDER BY counter, branch, day, label";

    @Override
    public void add(List<Delta> deltas) {
        transaction.checkWithin(deltas, Delta::branch);
        String tenant = transaction.tenant();
        transaction.writeAll(ADD, deltas, (statement, delta) -> {
            statement.setString(1, tenant);
            statement.setString(2, delta.counter());
            statement.setString(3, delta.branch().code());
            statement.setLong(4, delta.day().toEpochDay());
            statement.setString(5, delta.label());
            statement.setLong(6, delta.n());
        });
    }

    @Override
    public void each(Consumer<Delta> to) {
        transaction.each(
                SELECT + transaction.branchClause() + CELLS,
                transaction.withBranches(List.of(transaction.tenant())),
                row -> to.accept(new Delta(
                        row.getString(1),
                        new Branch(row.getString(2)),
                        LocalDate.ofEpochDay(row.getLong(3)),
                        row.getString(4),
                        row.getLong(5))));
    }
}
