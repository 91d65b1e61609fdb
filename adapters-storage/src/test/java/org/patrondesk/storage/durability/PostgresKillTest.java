package org.patrondesk.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patrondesk.storage.durability.held.Tally;
import org.patrondesk.storage.durability.place.Place;
import org.patrondesk.storage.durability.place.PostgresPlace;
import org.patrondesk.storage.postgres.TestDatabase;

@Tag("kill")
class PostgresKillTest {
    static Place place() {
        TestDatabase database = TestDatabase.ready();
        return new PostgresPlace(database.url(TestDatabase.RUNTIME), database.admin());
    }

    @Test
    void killed_processes_leave_all_that_they_acknowledged_and_nothing_in_part() throws Exception {
        Tally tally = new Tally();
        Killing killing = new Killing(PostgresKillTest::place, Killing.seed(), tally);

        killing.kill(Killing.NORMAL, () -> false);

        System.out.println("PostgreSQL: " + tally);
        assertThat(tally.kills()).isEqualTo(Killing.NORMAL);
        assertThat(tally.acknowledged()).isGreaterThan(10 * Killing.NORMAL);
        assertThat(killing.unwritten()).isEmpty();
    }
}
