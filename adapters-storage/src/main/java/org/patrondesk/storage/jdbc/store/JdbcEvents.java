package org.patrondesk.storage.jdbc.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.ContentHash;
import org.patrondesk.seal.ActorMark;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** The journal in a table, each event with the hash of its body, which is checked whenever the event is read. */
record JdbcEvents(SqlTransaction transaction) implements Events {
    private static final String APPEND =
            "INSERT INTO event (tenant, id, at, actor, body, hash, actor_salt, actor_mark) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String WAIT = "INSERT INTO event_waiting (tenant, id) VALUES (?, ?)";

    private static final String EACH =
            "SELECT id, at, actor, body, hash FROM event" + " WHERE tenant = ? AND body <> '' ORDER BY id";

    @Override
    public void append(List<Event> events) {
        String tenant = transaction.tenant();
        transaction.writeAll(APPEND, events, (statement, event) -> {
            String body = event.body().canonical();
            statement.setString(1, tenant);
            statement.setObject(2, transaction.id(event.id()));
            statement.setLong(3, event.at().toEpochMilli());
            statement.setString(4, event.actor());
            statement.setString(5, body);
            ActorMark mark = ActorMark.of(event.actor());
            statement.setBytes(7, mark.salt());
            statement.setBytes(8, mark.hash());
            statement.setBytes(6, ContentHash.digest(body.getBytes(StandardCharsets.UTF_8)));
        });
        transaction.writeAll(WAIT, events, (statement, event) -> {
            statement.setString(1, tenant);
            statement.setObject(2, transaction.id(event.id()));
        });
    }

    @Override
    public void each(Consumer<Event> to) {
        transaction.each(EACH, new Object[] {transaction.tenant()}, row -> to.accept(event(row)));
    }

    private Event event(ResultSet row) throws SQLException {
        UUID id = transaction.id(row, 1);
        byte[] body = row.getBytes(4);
        if (!MessageDigest.isEqual(ContentHash.digest(body), row.getBytes(5))) {
            throw transaction.failed(new StorageUnavailable(
                    "The event " + id + " was changed after it was written (its hash is that of another body); "
                            + "restore the store from a backup.",
                    null,
                    false));
        }
        return new Event(
                id,
                Instant.ofEpochMilli(row.getLong(2)),
                row.getString(3),
                StoredObject.parse(new String(body, StandardCharsets.UTF_8)));
    }
}
