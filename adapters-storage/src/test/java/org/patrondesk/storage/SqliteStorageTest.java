package org.patrondesk.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.journal.Storage;
import org.patrondesk.testkit.StorageKit;

class SqliteStorageTest extends StorageKit {
    @TempDir
    Path directory;

    @Override
    public Storage open() {
        return SqliteStorage.open(directory);
    }

    @Override
    public boolean durable() {
        return true;
    }
}
