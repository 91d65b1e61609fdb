package org.patrondesk.storage;

import java.io.IOException;
import org.patrondesk.journal.StorageUnavailable;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens the store at the first address, as owner of the second, and says how that went. */
final class OpenPostgresMain {
    private OpenPostgresMain() {}

    public static void main(String[] arguments) throws IOException {
        try {
            PostgresStorage.open(source(arguments[0]), source(arguments[1])).close();
        } catch (StorageUnavailable e) {
            System.out.println(e.retryable() + " " + e.getMessage());
            return;
        }
        System.out.println("open");
        while (System.in.read() >= 0) {
            // Until the parent lets go.
        }
    }

    private static PGSimpleDataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }
}
