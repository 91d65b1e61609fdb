package org.patrondesk.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.access.Permission;
import org.patrondesk.journal.Events;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.StoreContent;
import org.patrondesk.storage.durability.held.Tally;
import org.patrondesk.storage.durability.work.MigrateMain;
import org.patrondesk.storage.sqlite.OldStore;
import org.patrondesk.testkit.Sample;

@Tag("kill")
class SqliteMigrationKillTest {
    @TempDir
    Path folder;

    @Test
    void a_migration_killed_three_times_in_the_middle_ends_with_the_content_of_an_undisturbed_one() throws Exception {
        Map<Integer, Integer> kills =
                new CutOff(MigrateMain.class, stores(folder), Killing.seed(), new Tally()).kill(3, () -> false);

        System.out.println("SQLite: killed after so many steps: " + kills);
        assertThat(kills.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(3);
    }

    /** Copies of one store of the oldest step with something in every store and many events. */
    static java.util.concurrent.Callable<OldCopy> stores(Path folder) throws Exception {
        Path today = folder.resolve("today");
        try (SqliteStorage storage = SqliteStorage.open(today)) {
            StoreContent.fill(storage);
            storage.write(Sample.scope(Sample.TENANT, Permission.REVIEW_NOS), transaction -> {
                transaction
                        .store(Events.class)
                        .append(IntStream.range(100, 20_100)
                                .mapToObj(Sample::event)
                                .toList());
                return true;
            });
        }
        Path old = Files.createDirectory(folder.resolve("old"));
        OldStore.make(old, today);
        AtomicInteger number = new AtomicInteger();
        return () -> {
            Path copy = Files.createDirectory(folder.resolve("copy-" + number.incrementAndGet()));
            Files.copy(old.resolve("patrondesk.db"), copy.resolve("patrondesk.db"));
            return new OldCopy(copy);
        };
    }

    record OldCopy(Path directory) implements Unfinished {
        @Override
        public String order() {
            return directory.toString();
        }

        @Override
        public int steps() throws Exception {
            return OldStore.steps(directory);
        }

        @Override
        public List<Object> content() {
            try (SqliteStorage storage = SqliteStorage.open(directory)) {
                return StoreContent.of(storage);
            }
        }
    }
}
