package org.patrondesk.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patrondesk.storage.postgres.TestDatabase;

@Tag("kill")
class PostgresKillTest {
    static Place place() {
        TestDatabase database = TestDatabase.ready();
        return new PostgresPlace(database.url(TestDatabase.RUNTIME), database.admin());
    }

    @Test
    void thirty_killed_processes_leave_all_that_they_acknowledged_and_nothing_in_part() throws Exception {
        Tally tally = new Tally();
        Killing killing = new Killing(PostgresKillTest::place, Killing.seed(), tally);

        killing.kill(30, () -> false);

        System.out.println("PostgreSQL: " + tally);
        assertThat(tally.kills()).isEqualTo(30);
        assertThat(tally.acknowledged()).isGreaterThan(300);
        assertThat(killing.unwritten()).isEmpty();
    }
}
