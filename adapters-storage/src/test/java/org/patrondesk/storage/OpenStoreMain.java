package org.patrondesk.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.patrondesk.journal.StorageUnavailable;

/** Opens the store in a directory, says how that went, and holds it until its input ends. */
final class OpenStoreMain {
    private OpenStoreMain() {}

    public static void main(String[] arguments) throws IOException {
        SqliteStorage storage;
        try {
            storage = SqliteStorage.open(Path.of(arguments[0]));
        } catch (StorageUnavailable e) {
            System.out.println(e.retryable() + " " + e.getMessage());
            return;
        }
        System.out.println("open");
        while (System.in.read() >= 0) {
            // Held until the parent lets go.
        }
        storage.close();
    }
}
