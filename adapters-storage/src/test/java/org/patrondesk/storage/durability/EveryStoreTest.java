package org.patrondesk.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Tenant;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.patron.Members;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.durability.held.Content;
import org.patrondesk.storage.durability.held.Fields;
import org.patrondesk.storage.durability.held.Holding;
import org.patrondesk.storage.durability.place.Place;
import org.patrondesk.storage.durability.place.SqlitePlace;
import org.patrondesk.storage.durability.work.Round;
import org.patrondesk.storage.durability.work.Staff;
import org.patrondesk.storage.durability.work.WorkMain;

/** No store is left out of the kills: those of a room that comes later are found, and missed here by name. */
class EveryStoreTest {
    private static final Tenant LIBRARY = WorkMain.library(0);

    @TempDir
    Path folder;

    @Test
    void all_stores_of_the_core_are_found_and_have_a_way_to_read_them() throws Exception {
        try (Storage heap = new InMemoryStorage();
                Storage sqlite = SqliteStorage.open(folder)) {
            List<Class<?>> stores = StoreTypes.of(heap);

            assertThat(stores).hasSizeGreaterThanOrEqualTo(12).contains(Events.class, Members.class);
            assertThat(StoreTypes.of(sqlite)).isEqualTo(stores);
            assertThat(Holding.ALL).extracting(Holding::store).containsExactlyInAnyOrderElementsOf(stores);
        }
    }

    @Test
    void one_round_of_work_writes_a_row_to_every_store_and_every_table() throws Exception {
        Place place = new SqlitePlace(folder);
        try (Storage sqlite = place.open()) {
            work(sqlite, Round.CALLS.size());

            assertThat(Content.of(sqlite, LIBRARY, 1).rows()).doesNotContainValue(0);
            assertThat(place.rows(LIBRARY)).hasSizeGreaterThanOrEqualTo(13).doesNotContainValue(0L);
        }
    }

    @Test
    void a_store_that_the_work_does_not_write_to_is_told_by_name() {
        try (Storage heap = new InMemoryStorage()) {
            work(heap, 3);

            assertThat(Content.of(heap, LIBRARY, 1).rows())
                    .containsEntry(Members.class, 0)
                    .doesNotContainEntry(Events.class, 0);
        }
    }

    @Test
    void a_round_repeated_call_by_call_changes_nothing_but_that_who_looked_twice_is_written_down_twice() {
        try (Storage heap = new InMemoryStorage()) {
            Staff staff = new Staff(heap, LIBRARY);
            Staff again = new Staff(heap, LIBRARY);
            for (int call = 0; call < 3 * Round.CALLS.size(); call++) {
                String told = staff.call(1, call);
                List<String> before = butReadings(heap);

                assertThat(again.call(2, call)).isEqualTo(told);
                assertThat(butReadings(heap)).isEqualTo(before);
            }
        }
    }

    private static List<String> butReadings(Storage heap) {
        return Content.of(heap, LIBRARY, 3).lines().stream()
                .filter(line -> !line.startsWith("AccessLog ") && !line.startsWith("Retained access "))
                .toList();
    }

    @Test
    void every_key_of_a_round_is_kept_under_the_name_by_which_it_is_looked_for() {
        try (Storage heap = new InMemoryStorage()) {
            work(heap, Round.CALLS.size());

            // Beside those with names of their own, the one of the decision about a delivery.
            assertThat(Content.of(heap, LIBRARY, 1).rows())
                    .containsEntry(
                            org.patrondesk.journal.IdempotencyKeys.class,
                            Round.keys(0).size() + 1);
        }
    }

    /** Public as the records of the core are: whoever tells their fields stands in another room. */
    public record Row(String name, List<Integer> numbers) {}

    @Test
    void every_field_of_a_record_is_told() {
        assertThat(Fields.of(Arrays.asList(new Row("a", List.of(1, 2)), null)))
                .isEqualTo("[Row[name=a, numbers=[1, 2]], null]");
    }

    private static void work(Storage storage, int calls) {
        Staff staff = new Staff(storage, LIBRARY);
        for (int call = 0; call < calls; call++) {
            staff.call(1, call);
        }
    }
}
