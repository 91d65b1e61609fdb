package org.patrondesk.storage.jdbc.store;

import java.util.List;
import java.util.UUID;
import org.patrondesk.journal.EventBodies;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** What the events in the table say. An erased body is an empty one: none was ever written so. */
record JdbcEventBodies(SqlTransaction transaction) implements EventBodies {
    private static final String ERASE = "UPDATE event SET body = '' WHERE tenant = ? AND id = ? AND body <> ''";

    @Override
    public int erase(List<UUID> events) {
        String tenant = transaction.tenant();
        return transaction.writeAll(ERASE, events, (statement, id) -> {
            statement.setString(1, tenant);
            statement.setObject(2, transaction.id(id));
        });
    }
}
