package org.patrondesk.storage.jdbc.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.patrondesk.adoption.Adopted;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** Policies in three tables: every one kept, every adoption, and the one put in force last. */
record JdbcPolicies(SqlTransaction transaction) implements PolicySets, PoliciesInForce {
    private static final String KEEP = """
            INSERT INTO policy_set (tenant, hash, stored) VALUES (?, ?, ?)
            ON CONFLICT (tenant, hash) DO NOTHING
            """;

    private static final String FIND = "SELECT stored FROM policy_set WHERE tenant = ? AND hash = ?";

    private static final String ADOPT = """
            INSERT INTO adoption (tenant, at, hash, begins) VALUES (?, ?, ?, ?)
            ON CONFLICT (tenant, at, hash, begins) DO NOTHING
            """;

    private static final String PUT_IN_FORCE = """
            INSERT INTO policy_in_force (tenant, hash, at) VALUES (?, ?, ?)
            ON CONFLICT (tenant) DO UPDATE SET hash = excluded.hash, at = excluded.at
            """;

    private static final String AT = """
            SELECT hash FROM (
                SELECT hash, begins, at, 1 AS scheduled FROM adoption
                 WHERE tenant = ? AND begins > at AND begins <= ?
                   AND begins > coalesce((SELECT at FROM policy_in_force WHERE tenant = ?), -1)
                UNION ALL
                SELECT hash, at, at, 0 FROM policy_in_force WHERE tenant = ?) AS candidate
             ORDER BY scheduled DESC, begins DESC, at DESC LIMIT 1
            """;

    private static final String ADOPTED =
            "SELECT hash, at, begins FROM adoption WHERE tenant = ? ORDER BY at, hash, begins";

    @Override
    public void keep(PolicySet set) {
        transaction.write(
                KEEP,
                transaction.tenant(),
                JdbcDecisions.bytes(set.hash()),
                set.stored().canonical());
    }

    @Override
    public Optional<PolicySet> find(ContentHash hash) {
        return transaction
                .first(FIND, row -> row.getString(1), transaction.tenant(), JdbcDecisions.bytes(hash))
                .map(StoredObject::parse)
                .map(PolicyReader::readKept);
    }

    @Override
    public void adopt(Adopted adopted) {
        byte[] hash = JdbcDecisions.bytes(adopted.policy());
        long at = adopted.at().toEpochMilli();
        transaction.write(
                ADOPT, transaction.tenant(), at, hash, adopted.begins().toEpochMilli());
        if (!adopted.isScheduled()) {
            transaction.write(PUT_IN_FORCE, transaction.tenant(), hash, at);
        }
    }

    @Override
    public Optional<ContentHash> at(Instant now) {
        String tenant = transaction.tenant();
        return transaction.first(AT, row -> hash(row.getBytes(1)), tenant, now.toEpochMilli(), tenant, tenant);
    }

    @Override
    public List<Adopted> adopted() {
        List<Adopted> adopted = new ArrayList<>();
        transaction.each(
                ADOPTED,
                new Object[] {transaction.tenant()},
                row -> adopted.add(new Adopted(
                        hash(row.getBytes(1)),
                        Instant.ofEpochMilli(row.getLong(2)),
                        Instant.ofEpochMilli(row.getLong(3)))));
        return adopted;
    }

    static ContentHash hash(byte[] bytes) {
        return new ContentHash(HexFormat.of().formatHex(bytes));
    }
}
