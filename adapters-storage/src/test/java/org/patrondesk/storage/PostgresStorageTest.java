package org.patrondesk.storage;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.patrondesk.journal.Storage;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.StorageKit;

class PostgresStorageTest extends StorageKit {
    private static TestDatabase database;

    private boolean cleared;

    @BeforeAll
    static void make_a_database() {
        database = TestDatabase.ready();
    }

    @Override
    public Storage open() throws SQLException {
        if (!cleared) {
            database.clear();
            cleared = true;
        }
        return PostgresStorage.open(database.runtime());
    }

    @Override
    public boolean durable() {
        return true;
    }
}
