package org.patrondesk.storage.jdbc.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.library.Period;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.ResolutionKind;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyRing;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** The meetings' answers in a table. */
record JdbcResolutions(SqlTransaction transaction) implements Resolutions {
    private static final String RECORD = """
            INSERT INTO resolution (tenant, id, at, kind, rule, reason, policy, begins, by_staff)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String READ = """
            SELECT id, at, kind, rule, reason, policy, begins, by_staff FROM resolution
             WHERE tenant = ? AND""";

    @Override
    public void record(Resolution resolution) {
        transaction.write(
                RECORD,
                transaction.tenant(),
                transaction.id(resolution.id()),
                resolution.at().toEpochMilli(),
                resolution.kind().code(),
                resolution.rule(),
                reasons().sealed(KeyOwner.Common.TEXTS, resolution.id(), resolution.reason()),
                resolution
                        .change()
                        .map(change -> JdbcDecisions.bytes(change.policy()))
                        .orElse(null),
                resolution
                        .change()
                        .map(change -> change.begins().toEpochMilli())
                        .orElse(null),
                resolution.by());
    }

    @Override
    public Optional<Resolution> find(UUID id) {
        return transaction.first(READ + " id = ?", this::resolution, transaction.tenant(), transaction.id(id));
    }

    @Override
    public void each(Period period, Consumer<Resolution> to) {
        transaction.each(
                READ + " at >= ? AND at < ? ORDER BY id",
                new Object[] {
                    transaction.tenant(),
                    period.from().toEpochMilli(),
                    period.to().toEpochMilli()
                },
                row -> to.accept(resolution(row)));
    }

    private KeyRing.Field reasons() {
        return transaction.keys().field("resolution", "reason");
    }

    private Resolution resolution(ResultSet row) throws SQLException {
        Instant begins = Instant.ofEpochMilli(row.getLong(7));
        return new Resolution(
                transaction.id(row, 1),
                Instant.ofEpochMilli(row.getLong(2)),
                ResolutionKind.ofCode(row.getString(3))
                        .orElseThrow(() -> new IllegalStateException("The store has an answer of no known kind.")),
                row.getString(4),
                reasons().opened(transaction.id(row, 1), row.getString(5)).orElse(""),
                Optional.ofNullable(row.getBytes(6))
                        .map(policy -> new Resolution.Change(JdbcPolicies.hash(policy), begins)),
                row.getString(8));
    }
}
