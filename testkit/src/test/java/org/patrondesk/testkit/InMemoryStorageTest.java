package org.patrondesk.testkit;

import org.patrondesk.journal.Storage;
import org.patrondesk.memory.InMemoryStorage;

class InMemoryStorageTest extends StorageKit {
    @Override
    public Storage open() {
        return new InMemoryStorage();
    }

    @Override
    public boolean durable() {
        return false;
    }
}
