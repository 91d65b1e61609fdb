package org.patrondesk.storage.jdbc.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.library.Branch;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyRing;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** Barriers in a table. */
record JdbcBarriers(SqlTransaction transaction) implements Barriers {
    private static final String RECORD =
            "INSERT INTO barrier (tenant, id, at, branch, name, by_staff) VALUES (?, ?, ?, ?, ?, ?)";

    private static final String READ = "SELECT id, at, branch, name, by_staff FROM barrier WHERE tenant = ?";

    @Override
    public void record(Barrier barrier) {
        transaction.checkWithin(List.of(barrier), Barrier::branch);
        transaction.write(
                RECORD,
                transaction.tenant(),
                transaction.id(barrier.id()),
                barrier.at().toEpochMilli(),
                barrier.branch().code(),
                names().sealed(KeyOwner.Common.TEXTS, barrier.id(), barrier.name()),
                barrier.by());
    }

    @Override
    public Optional<Barrier> find(UUID id) {
        return transaction
                .first(READ + " AND id = ?", this::barrier, transaction.tenant(), transaction.id(id))
                .filter(barrier -> transaction.scope().covers(barrier.branch()));
    }

    @Override
    public void each(Consumer<Barrier> to) {
        transaction.each(
                READ + transaction.branchClause() + " ORDER BY id",
                transaction.withBranches(List.of(transaction.tenant())),
                row -> to.accept(barrier(row)));
    }

    private KeyRing.Field names() {
        return transaction.keys().field("barrier", "name");
    }

    private Barrier barrier(ResultSet row) throws SQLException {
        return new Barrier(
                transaction.id(row, 1),
                Instant.ofEpochMilli(row.getLong(2)),
                new Branch(row.getString(3)),
                names().opened(transaction.id(row, 1), row.getString(4)).orElse(""),
                row.getString(5));
    }
}
