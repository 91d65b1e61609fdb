package org.patrondesk.storage.jdbc.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyRing;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.privacy.Unseen;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** The book of access taken in emergencies, in a table. */
public record JdbcEmergencies(SqlTransaction transaction) implements Emergencies {
    private static final String RECORD = """
            INSERT INTO emergency (tenant, id, at, ends, reason, by_staff, closed, seen, seen_by, note)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String READ = """
            SELECT id, at, ends, reason, by_staff, closed, seen, seen_by, note FROM emergency WHERE tenant = ? AND""";

    private static final String CLOSE =
            "UPDATE emergency SET closed = ? WHERE tenant = ? AND id = ? AND closed IS NULL";

    private static final String SEE = """
            UPDATE emergency SET seen = ?, seen_by = ?, note = ? WHERE tenant = ? AND id = ? AND seen IS NULL
            """;

    private static final String UNSEEN = """
            SELECT count(*), min(at) FROM emergency WHERE tenant = ? AND seen IS NULL
            """;

    @Override
    public void record(EmergencyAccess access) {
        Optional<EmergencyAccess.Seen> seen = access.seen();
        transaction.write(
                RECORD,
                transaction.tenant(),
                transaction.id(access.id()),
                access.at().toEpochMilli(),
                access.until().toEpochMilli(),
                // An empty reason is one that was removed, and is not sealed.
                access.reason().isEmpty() ? "" : reasons().sealed(KeyOwner.Common.TEXTS, access.id(), access.reason()),
                access.by(),
                access.closed().map(Instant::toEpochMilli).orElse(null),
                seen.map(notice -> notice.at().toEpochMilli()).orElse(null),
                seen.map(EmergencyAccess.Seen::by).orElse(null),
                seen.map(notice -> sealed(access.id(), notice)).orElse(null));
    }

    @Override
    public Optional<EmergencyAccess> find(UUID id) {
        return transaction.first(READ + " id = ?", this::access, transaction.tenant(), transaction.id(id));
    }

    @Override
    public boolean close(UUID id, Instant at) {
        return transaction.write(CLOSE, at.toEpochMilli(), transaction.tenant(), transaction.id(id)) == 1;
    }

    @Override
    public boolean see(UUID id, EmergencyAccess.Seen seen) {
        return transaction.write(
                        SEE,
                        seen.at().toEpochMilli(),
                        seen.by(),
                        sealed(id, seen),
                        transaction.tenant(),
                        transaction.id(id))
                == 1;
    }

    @Override
    public void eachUnseen(Consumer<EmergencyAccess> to) {
        transaction.each(
                READ + " seen IS NULL ORDER BY at, id",
                new Object[] {transaction.tenant()},
                row -> to.accept(access(row)));
    }

    @Override
    public Unseen unseen() {
        return transaction
                .first(UNSEEN, row -> new Unseen(row.getLong(1), moment(row, 2)), transaction.tenant())
                .orElse(Unseen.NONE);
    }

    private KeyRing.Field reasons() {
        return transaction.keys().field("emergency", "reason");
    }

    private KeyRing.Field notes() {
        return transaction.keys().field("emergency", "note");
    }

    private @Nullable String sealed(UUID id, EmergencyAccess.Seen seen) {
        return seen.note()
                .map(note -> notes().sealed(KeyOwner.Common.TEXTS, id, note))
                .orElse(null);
    }

    private EmergencyAccess access(ResultSet row) throws SQLException {
        UUID id = transaction.id(row, 1);
        String by = row.getString(8);
        String note = row.getString(9);
        return new EmergencyAccess(
                id,
                Instant.ofEpochMilli(row.getLong(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                reasons().opened(id, row.getString(4)).orElse(""),
                row.getString(5),
                moment(row, 6),
                moment(row, 7).map(at -> new EmergencyAccess.Seen(at, by, notes().opened(id, note))));
    }

    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        long moment = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(moment));
    }
}
