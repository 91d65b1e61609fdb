package org.patrondesk.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.journal.Storage;

class SqliteHotSwapTest extends HotSwap {
    @TempDir
    Path directory;

    @Override
    Storage open() {
        return SqliteStorage.open(directory);
    }
}
