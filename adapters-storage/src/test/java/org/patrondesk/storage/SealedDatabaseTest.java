package org.patrondesk.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.patrondesk.journal.Storage;
import org.patrondesk.storage.postgres.TestDatabase;

/** A database that its superuser changes, before whom no wall stands. */
class SealedDatabaseTest extends TamperedStore {
    private final TestDatabase database = TestDatabase.ready();

    @Override
    Storage open() {
        return PostgresStorage.open(database.runtime());
    }

    @Override
    Connection past() throws SQLException {
        return database.admin().getConnection();
    }

    @Override
    String id(UUID id) {
        return "'" + id + "'::uuid";
    }

    @Override
    String bytes(byte[] bytes) {
        return "decode('" + HexFormat.of().formatHex(bytes) + "', 'hex')";
    }

    @Override
    void letBeNull(String table, String column) throws SQLException {
        database.admin("ALTER TABLE " + table + " ALTER COLUMN " + column + " DROP NOT NULL");
    }
}
