package org.patrondesk.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.durability.held.Tally;
import org.patrondesk.storage.durability.place.Place;
import org.patrondesk.storage.durability.place.PostgresPlace;
import org.patrondesk.storage.durability.place.SqlitePlace;
import org.patrondesk.storage.durability.work.Opening;
import org.patrondesk.storage.durability.work.Overdue;
import org.patrondesk.storage.durability.work.RetentionMain;
import org.patrondesk.storage.postgres.TestDatabase;

/** Retention that is killed goes on where it stopped: nothing is overdue at the end, and no number is another. */
@Tag("kill")
class RetentionKillTest {
    private static final int KILLS = 5;

    @TempDir
    Path folder;

    @Test
    void in_sqlite_retention_killed_five_times_leaves_nothing_overdue_and_every_counter_as_it_was() throws Exception {
        Path filled = folder.resolve("filled");
        new Overdue(SqliteStorage.open(filled)).fill();
        AtomicInteger number = new AtomicInteger();

        killed("SQLite", () -> {
            Path copy = Files.createDirectory(folder.resolve("copy-" + number.incrementAndGet()));
            Files.copy(filled.resolve("patrondesk.db"), copy.resolve("patrondesk.db"));
            return new Copy(new SqlitePlace(copy));
        });
    }

    @Test
    void in_postgresql_retention_killed_five_times_leaves_nothing_overdue_and_every_counter_as_it_was()
            throws Exception {
        TestDatabase filled = TestDatabase.ready();
        new Overdue(Opening.at(filled.url(TestDatabase.RUNTIME))).fill();

        killed("PostgreSQL", () -> {
            TestDatabase copy = TestDatabase.made(" TEMPLATE " + filled.name());
            return new Copy(new PostgresPlace(copy.url(TestDatabase.RUNTIME), copy.admin()));
        });
        filled.drop();
    }

    private static void killed(String store, Callable<Copy> stores) throws Exception {
        List<Object> undisturbed = stores.call().content();
        assertThat(undisturbed).first().isEqualTo("overdue 0, alarm false");
        assertThat(undisturbed)
                .hasSizeGreaterThan(4)
                .element(undisturbed.size() - 2)
                .isEqualTo(true);

        Map<Integer, Integer> kills =
                new CutOff(RetentionMain.class, stores, Killing.seed(), new Tally()).kill(KILLS, () -> false);

        System.out.println(store + ": retention killed after so many removals: " + kills);
        assertThat(kills.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(KILLS);
        assertThat(kills)
                .as("kills after something was removed and before all was")
                .hasSizeGreaterThan(1);
    }

    /** A store with everything overdue. */
    private record Copy(Place place) implements Unfinished {
        @Override
        public String order() {
            return place.address();
        }

        @Override
        public int steps() {
            return new Overdue(place.open()).removals();
        }

        @Override
        public List<Object> content() {
            return new Overdue(place.open()).ended();
        }
    }
}
