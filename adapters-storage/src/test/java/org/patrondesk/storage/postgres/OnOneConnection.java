package org.patrondesk.storage.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.testkit.Sample;

/** An empty store over a pool of one connection, so that one which is not given back is missed. */
abstract class OnOneConnection {
    final Scope scope = Sample.scope(Sample.TENANT, Permission.READ_JOURNAL);
    TestDatabase database;
    HikariDataSource pool;
    PostgresStorage storage;

    @BeforeEach
    final void open() {
        database = TestDatabase.ready();
        pool = database.pool(1, 1_000);
        storage = PostgresStorage.open(pool);
    }

    @AfterEach
    final void close() {
        storage.close();
        pool.close();
    }

    final void append(Event event) {
        storage.write(scope, transaction -> {
            transaction.store(Events.class).append(List.of(event));
            return Optional.empty();
        });
    }

    final List<Event> events() {
        List<Event> found = new ArrayList<>();
        return storage.read(scope, transaction -> {
            transaction.store(Events.class).each(found::add);
            return found;
        });
    }
}
