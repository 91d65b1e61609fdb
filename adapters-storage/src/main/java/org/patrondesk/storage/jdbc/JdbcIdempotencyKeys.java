package org.patrondesk.storage.jdbc;

import java.util.HexFormat;
import java.util.Optional;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.ContentHash;

/** Keys in a table. */
record JdbcIdempotencyKeys(SqlTransaction transaction) implements IdempotencyKeys {
    private static final String FIND = "SELECT request, answer FROM idempotency_key WHERE tenant = ? AND name = ?";

    private static final String KEEP = """
            INSERT INTO idempotency_key (tenant, name, request, answer) VALUES (?, ?, ?, ?)
            ON CONFLICT (tenant, name) DO UPDATE SET request = excluded.request, answer = excluded.answer
            """;

    @Override
    public Optional<Kept> find(String key) {
        return transaction.first(
                FIND,
                row -> new Kept(
                        new ContentHash(HexFormat.of().formatHex(row.getBytes(1))),
                        Optional.ofNullable(row.getString(2)).map(StoredObject::parse)),
                transaction.tenant(),
                key);
    }

    @Override
    public void keep(String key, Kept kept) {
        transaction.write(
                KEEP,
                transaction.tenant(),
                key,
                JdbcDecisions.bytes(kept.request()),
                kept.answer().map(StoredObject::canonical).orElse(null));
    }
}
