package org.patrondesk.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.StoreContent;
import org.patrondesk.testkit.Sample;

/** What the page about PostgreSQL says on partitions is run on a store that is in use. */
class PartitionsTest {
    private static final Instant IN_DECEMBER = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant IN_NOVEMBER = IN_DECEMBER.minusMillis(1);
    private static final Instant IN_FEBRUARY = Instant.parse("2027-02-03T04:05:06Z");

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.READ_JOURNAL);
    private final TestDatabase database = TestDatabase.ready();

    @Test
    void range_partitions_are_added_to_a_store_in_use_and_every_key_stays() throws Exception {
        try (PostgresStorage storage = PostgresStorage.open(database.runtime())) {
            StoreContent.fill(storage);
            append(storage, IntStream.range(10, 510).mapToObj(Sample::event).toList());
            List<Object> before = StoreContent.of(storage);
            assertThat(before).hasSizeGreaterThan(510);

            runThePage();
            assertThat(StoreContent.of(storage)).isEqualTo(before);
            assertThat(partitions()).isEqualTo("event_until_2026_12 502");

            append(storage, List.of(at(IN_NOVEMBER), at(IN_DECEMBER), at(IN_FEBRUARY)));
            assertThat(partitions()).isEqualTo("event_2026_12 1,event_later 1,event_until_2026_12 503");
            assertThat(StoreContent.of(storage))
                    .hasSize(before.size() + 3 + 3) // each waits for a seal, too
                    .containsAll(before)
                    .contains(at(IN_NOVEMBER), at(IN_DECEMBER), at(IN_FEBRUARY));
            assertThatThrownBy(() -> append(storage, List.of(at(IN_DECEMBER))))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessageContaining("recorded already");
        }
        // The store opens on it as before, and the owner finds nothing to bring up to date.
        try (PostgresStorage storage = PostgresStorage.open(database.runtime(), database.owner())) {
            append(storage, List.of(at(IN_DECEMBER.plusSeconds(1))));
        }
        assertThat(database.query("SELECT a.attname FROM pg_index i JOIN pg_attribute a"
                        + " ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)"
                        + " WHERE i.indrelid = 'event'::regclass AND i.indisprimary ORDER BY a.attnum"))
                .isEqualTo("tenant,id");
    }

    @Test
    void a_month_that_has_begun_is_refused_and_the_store_goes_on_as_it_was() throws Exception {
        try (PostgresStorage storage = PostgresStorage.open(database.runtime())) {
            append(storage, List.of(at(IN_DECEMBER)));

            assertThatThrownBy(this::runThePage)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("event_until_2026_12");
            append(storage, List.of(at(IN_FEBRUARY)));
            assertThat(partitions()).isEqualTo("event 2");
        }
    }

    private void runThePage() throws Exception {
        Path docs = Path.of("").toAbsolutePath().resolveSibling("docs");
        String sql = Files.readString(docs.resolve("partitions.sql"));
        TestDatabase.execute(database.owner(), sql.replace("PATRONDESK_RUNTIME", TestDatabase.RUNTIME));
    }

    private String partitions() throws SQLException {
        return database.query("SELECT tableoid::regclass || ' ' || count(*) FROM event GROUP BY tableoid ORDER BY 1");
    }

    private static Event at(Instant at) {
        UUID id = new UUID((at.toEpochMilli() << 16) | 0x7000L, 0x8000_0000_0000_0001L);
        return new Event(id, at, "staff-1", StoredObject.of("sample", 1));
    }

    private void append(PostgresStorage storage, List<Event> events) {
        storage.write(scope, transaction -> {
            transaction.store(Events.class).append(new ArrayList<>(events));
            return true;
        });
    }
}
