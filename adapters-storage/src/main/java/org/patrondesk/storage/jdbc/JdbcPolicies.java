package org.patrondesk.storage.jdbc;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;

/** Policies in two tables: every one kept, and the one in force. */
record JdbcPolicies(SqlTransaction transaction) implements PolicySets, PoliciesInForce {
    private static final String KEEP = """
            INSERT INTO policy_set (tenant, hash, stored) VALUES (?, ?, ?)
            ON CONFLICT (tenant, hash) DO NOTHING
            """;

    private static final String FIND = "SELECT stored FROM policy_set WHERE tenant = ? AND hash = ?";

    private static final String ADOPT = """
            INSERT INTO policy_in_force (tenant, hash, at) VALUES (?, ?, ?)
            ON CONFLICT (tenant) DO UPDATE SET hash = excluded.hash, at = excluded.at
            """;

    private static final String CURRENT = "SELECT hash FROM policy_in_force WHERE tenant = ?";

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
    public void adopt(ContentHash hash, Instant at) {
        transaction.write(ADOPT, transaction.tenant(), JdbcDecisions.bytes(hash), at.toEpochMilli());
    }

    @Override
    public Optional<ContentHash> current() {
        return transaction
                .first(CURRENT, row -> row.getBytes(1), transaction.tenant())
                .map(bytes -> new ContentHash(HexFormat.of().formatHex(bytes)));
    }
}
