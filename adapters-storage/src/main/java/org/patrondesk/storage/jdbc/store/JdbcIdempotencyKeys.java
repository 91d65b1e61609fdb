package org.patrondesk.storage.jdbc.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.ContentHash;
import org.patrondesk.storage.jdbc.SqlTransaction;

/**
 * Keys in a table.
 *
 * <p>Where writers run beside each other, looking for a key takes it: a row without a request stands for it until the
 * transaction keeps something there or lets go. A second transaction with this key waits for the first, and then sees its
 * answer. That row is also why looking does not read the index where other keys are being added, which would make
 * transactions with different keys give way to each other.
 */
record JdbcIdempotencyKeys(SqlTransaction transaction) implements IdempotencyKeys {
    private static final byte[] NO_REQUEST = {};

    private static final String TAKE = """
            INSERT INTO idempotency_key (tenant, name, request) VALUES (?, ?, ?)
            ON CONFLICT (tenant, name) DO NOTHING
            """;

    private static final String LET_GO = "DELETE FROM idempotency_key WHERE tenant = ? AND name = ?";

    private static final String FIND = "SELECT request, answer, at FROM idempotency_key WHERE tenant = ? AND name = ?";

    private static final String KEEP = """
            INSERT INTO idempotency_key (tenant, name, request, answer, at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (tenant, name)
            DO UPDATE SET request = excluded.request, answer = excluded.answer, at = excluded.at
            """;

    private static final String KEEP_TAKEN =
            "UPDATE idempotency_key SET request = ?, answer = ?, at = ? WHERE tenant = ? AND name = ?";

    @Override
    public Optional<Kept> find(String key) {
        if (transaction.taken().contains(key)) {
            return Optional.empty();
        }
        if (transaction.hasManyWriters() && transaction.write(TAKE, transaction.tenant(), key, NO_REQUEST) == 1) {
            transaction.taken().add(key);
            return Optional.empty();
        }
        return transaction.first(
                FIND,
                row -> new Kept(
                        new ContentHash(HexFormat.of().formatHex(row.getBytes(1))),
                        Optional.ofNullable(row.getString(2)).map(StoredObject::parse),
                        moment(row)),
                transaction.tenant(),
                key);
    }

    private static Optional<Instant> moment(ResultSet row) throws SQLException {
        long at = row.getLong(3);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }

    @Override
    public void keep(String key, Kept kept) {
        String tenant = transaction.tenant();
        byte[] request = JdbcDecisions.bytes(kept.request());
        Long at = kept.at().map(Instant::toEpochMilli).orElse(null);
        String answer = kept.answer().map(StoredObject::canonical).orElse(null);
        if (transaction.taken().remove(key)) {
            transaction.write(KEEP_TAKEN, request, answer, at, tenant, key);
        } else {
            transaction.write(KEEP, tenant, key, request, answer, at);
        }
    }

    /** Removes the rows of keys that were taken and under which nothing was kept. */
    static void letGo(SqlTransaction transaction) {
        for (String key : List.copyOf(transaction.taken())) {
            transaction.write(LET_GO, transaction.tenant(), key);
        }
        transaction.taken().clear();
    }
}
