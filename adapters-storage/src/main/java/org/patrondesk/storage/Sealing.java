package org.patrondesk.storage;

import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.person.KeyVault;

/** What a vault must be for a store to keep texts under its keys. */
final class Sealing {
    private Sealing() {}

    /** @throws StorageUnavailable when the store would outlive its keys */
    static void check(KeyVault keys) {
        if (!keys.isDurable()) {
            throw new StorageUnavailable(
                    "The key vault forgets its keys and the store keeps its texts; open it with a vault that is durable.",
                    null,
                    false);
        }
    }
}
