package org.patrondesk.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Ids;

/** A file that somebody opens with another program. */
class SealedStoreTest extends TamperedStore {
    @TempDir
    Path directory;

    @Override
    Storage open() {
        return SqliteStorage.open(directory);
    }

    @Override
    Connection past() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("patrondesk.db"));
    }

    @Override
    String id(UUID id) {
        return bytes(Ids.bytes(id));
    }

    @Override
    String bytes(byte[] bytes) {
        return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }
}
