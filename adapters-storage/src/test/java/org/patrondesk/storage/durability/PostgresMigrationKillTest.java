package org.patrondesk.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.StoreContent;
import org.patrondesk.storage.durability.held.Tally;
import org.patrondesk.storage.durability.place.PostgresPlace;
import org.patrondesk.storage.durability.work.MigrateMain;
import org.patrondesk.storage.jdbc.Schema;
import org.patrondesk.storage.postgres.OldDatabase;
import org.patrondesk.storage.postgres.TestDatabase;

@Tag("kill")
class PostgresMigrationKillTest {
    @Test
    void a_migration_killed_three_times_in_the_middle_ends_with_the_content_of_an_undisturbed_one() throws Exception {
        Map<Integer, Integer> kills =
                new CutOff(MigrateMain.class, stores(), Killing.seed(), new Tally()).kill(3, () -> false);

        System.out.println("PostgreSQL: killed after so many steps: " + kills);
        assertThat(kills.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(3);
    }

    /** Copies of a database of the oldest step; empty databases, to be filled when done, while there is one step alone. */
    static Callable<OldCopy> stores() throws Exception {
        if (Schema.POSTGRES.steps().size() == 1) {
            return () -> new OldCopy(TestDatabase.empty(), true);
        }
        String old = OldDatabase.make().name();
        return () -> new OldCopy(TestDatabase.made(" TEMPLATE " + old), false);
    }

    record OldCopy(TestDatabase database, boolean empty) implements Unfinished {
        @Override
        public String order() {
            return database.url(TestDatabase.OWNER) + " " + database.url(TestDatabase.RUNTIME);
        }

        @Override
        public int steps() throws SQLException {
            new PostgresPlace(database.url(TestDatabase.RUNTIME), database.admin()).awaitQuiet();
            return OldDatabase.steps(database);
        }

        @Override
        public List<Object> content() {
            try (PostgresStorage storage = PostgresStorage.open(database.runtime(), database.owner())) {
                if (empty) {
                    StoreContent.fill(storage);
                }
                return StoreContent.of(storage);
            }
        }
    }
}
