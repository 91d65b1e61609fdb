package org.patrondesk.storage.jdbc.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.access.Permission;
import org.patrondesk.library.Purpose;
import org.patrondesk.person.Subject;
import org.patrondesk.reading.Access;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.reading.AccessSelection;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** An access log in a table. */
public record JdbcAccessLog(SqlTransaction transaction) implements AccessLog {
    private static final String ADD = """
            INSERT INTO access_entry (tenant, id, at, actor, permission, purpose, called, person, record_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String READ = """
            SELECT id, at, actor, permission, purpose, called, person, record_id
              FROM access_entry
             WHERE tenant = ? AND at >= ? AND at < ?""";

    @Override
    public void add(AccessEntry entry) {
        transaction.write(
                ADD,
                transaction.tenant(),
                transaction.id(entry.id()),
                entry.at().toEpochMilli(),
                entry.actor(),
                entry.permission().name(),
                entry.purpose().code(),
                entry.access().call(),
                entry.access().person().map(Subject.Pseudonym::code).orElse(null),
                entry.access().record().map(transaction::id).orElse(null));
    }

    @Override
    public void each(AccessSelection selection, Consumer<AccessEntry> to) {
        List<Object> parameters = new ArrayList<>(List.of(
                transaction.tenant(),
                selection.period().from().toEpochMilli(),
                selection.period().to().toEpochMilli()));
        selection.person().map(Subject.Pseudonym::code).ifPresent(parameters::add);
        transaction.each(
                READ + (selection.person().isPresent() ? " AND person = ?" : "") + " ORDER BY id",
                parameters.toArray(),
                row -> to.accept(read(row)));
    }

    private AccessEntry read(ResultSet row) throws SQLException {
        Optional<UUID> asked = row.getObject(8) == null ? Optional.empty() : Optional.of(transaction.id(row, 8));
        return new AccessEntry(
                transaction.id(row, 1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getString(3),
                Permission.valueOf(row.getString(4)),
                new Purpose(row.getString(5)),
                new Access(
                        row.getString(6), Optional.ofNullable(row.getString(7)).map(Subject.Pseudonym::new), asked));
    }
}
