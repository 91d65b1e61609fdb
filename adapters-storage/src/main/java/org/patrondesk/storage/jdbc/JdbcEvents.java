package org.patrondesk.storage.jdbc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Ids;

/** The journal in a table, each event with the hash of its body. */
record JdbcEvents(SqlTransaction transaction) implements Events {
    private static final String APPEND =
            "INSERT INTO event (tenant, id, at, actor, body, hash) VALUES (?, ?, ?, ?, ?, ?)";

    private static final String EACH = "SELECT id, at, actor, body FROM event WHERE tenant = ? ORDER BY id";

    @Override
    public void append(List<Event> events) {
        String tenant = transaction.tenant();
        transaction.writeAll(APPEND, events, (statement, event) -> {
            String body = event.body().canonical();
            statement.setString(1, tenant);
            statement.setBytes(2, Ids.bytes(event.id()));
            statement.setLong(3, event.at().toEpochMilli());
            statement.setString(4, event.actor());
            statement.setString(5, body);
            statement.setBytes(6, ContentHash.digest(body.getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Override
    public void each(Consumer<Event> to) {
        transaction.each(
                EACH,
                new Object[] {transaction.tenant()},
                row -> to.accept(new Event(
                        Ids.of(row.getBytes(1)),
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getString(3),
                        StoredObject.parse(row.getString(4)))));
    }
}
