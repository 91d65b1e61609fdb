package org.patrondesk.storage;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.patrondesk.journal.Storage;
import org.patrondesk.storage.postgres.TestDatabase;

class PostgresHotSwapTest extends HotSwap {
    private final HikariDataSource pool = TestDatabase.ready().pool();

    @Override
    Storage open() {
        return PostgresStorage.open(pool);
    }

    @AfterEach
    void close_the_pool() {
        pool.close();
    }
}
