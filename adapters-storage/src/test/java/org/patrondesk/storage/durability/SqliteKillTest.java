package org.patrondesk.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.storage.durability.held.Tally;
import org.patrondesk.storage.durability.place.SqlitePlace;

@Tag("kill")
class SqliteKillTest {
    @TempDir
    Path folder;

    private final AtomicInteger number = new AtomicInteger();

    @Test
    void killed_processes_leave_all_that_they_acknowledged_and_nothing_in_part() throws Exception {
        Tally tally = new Tally();
        Killing killing = new Killing(
                () -> new SqlitePlace(folder.resolve("store-" + number.incrementAndGet())), Killing.seed(), tally);

        killing.kill(Killing.NORMAL, () -> false);

        System.out.println("SQLite: " + tally);
        assertThat(tally.kills()).isEqualTo(Killing.NORMAL);
        assertThat(tally.acknowledged()).isGreaterThan(10 * Killing.NORMAL);
        assertThat(killing.unwritten()).isEmpty();
    }
}
