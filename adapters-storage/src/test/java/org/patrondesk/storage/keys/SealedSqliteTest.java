package org.patrondesk.storage.keys;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.journal.Storage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.testkit.StorageKit;

/** A store that seals what it keeps holds every promise that one without keys holds. */
class SealedSqliteTest extends StorageKit {
    @TempDir
    Path directory;

    @Override
    public Storage open() {
        return SqliteStorage.open(
                directory.resolve("desk"),
                FileKeyVault.open(directory.resolve("desk-keys").resolve("patrondesk.keys")));
    }

    @Override
    public boolean durable() {
        return true;
    }
}
