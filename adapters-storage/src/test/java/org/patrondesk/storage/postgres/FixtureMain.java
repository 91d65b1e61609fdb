package org.patrondesk.storage.postgres;

import org.patrondesk.storage.PersonContent;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.StoreContent;
import org.patrondesk.storage.jdbc.Schema;

/**
 * Writes what a store of the present step holds as SQL, to be kept as {@code filled-at-N.sql} for the next steps.
 *
 * <p>Run once for each step, when it is released; what was written is never changed.
 */
final class FixtureMain {
    private FixtureMain() {}

    public static void main(String[] arguments) throws Exception {
        TestDatabase database = TestDatabase.ready();
        try (PostgresStorage storage = PostgresStorage.open(database.runtime())) {
            StoreContent.fill(storage);
            StoreContent.seal(storage);
            StoreContent.send(storage);
            StoreContent.consent(storage);
            PersonContent.privacy(storage);
            PersonContent.emergencies(storage);
        }
        for (String table : Role.tables()) {
            if (!table.equals(Schema.HISTORY)) {
                System.out.print(database.lines("SELECT format('INSERT INTO %1$I SELECT * FROM"
                        + " json_populate_record(NULL::%1$I, %2$L);', '" + table + "', row_to_json(t)) FROM " + table
                        + " t ORDER BY t::text"));
            }
        }
    }
}
