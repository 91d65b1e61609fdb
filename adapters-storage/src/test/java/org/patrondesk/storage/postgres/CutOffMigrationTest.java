package org.patrondesk.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.StoreContent;
import org.patrondesk.storage.jdbc.Migration;
import org.patrondesk.storage.jdbc.Schema;

/** Flyway commits a step's tables on one connection and writes the step down on another: a kill may fall between. */
class CutOffMigrationTest {
    private static final String HISTORY =
            "SELECT version || ' ' || checksum FROM patrondesk_schema_history ORDER BY installed_rank";

    static Stream<Integer> steps() {
        return IntStream.rangeClosed(1, Schema.POSTGRES.steps().size()).boxed();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_step_whose_tables_stand_and_that_was_not_written_down_is_written_down_at_the_next_opening(int taken)
            throws Exception {
        TestDatabase database = cutOff(taken);

        assertThat(content(database)).isNotEmpty().isEqualTo(content(filled(taken)));
        assertThat(database.query(HISTORY))
                .isEqualTo(String.join(
                        ",",
                        Schema.POSTGRES.steps().stream()
                                .map(step -> step.version() + " " + step.checksum())
                                .toList()));
    }

    private static List<Object> content(TestDatabase database) {
        try (PostgresStorage storage = PostgresStorage.open(database.runtime(), database.owner())) {
            return StoreContent.of(storage);
        }
    }

    /** One of this many steps that holds something in every store. */
    private static TestDatabase filled(int taken) throws Exception {
        TestDatabase database = TestDatabase.empty();
        Migration.run(database.owner(), Schema.POSTGRES.steps().subList(0, taken), PostgresDialect.INSTANCE);
        TestDatabase.execute(database.admin(), PostgresUpgradeTest.fixture(version(taken)));
        return database;
    }

    private static String version(int taken) {
        return Schema.POSTGRES.steps().get(taken - 1).version();
    }

    /** As a kill leaves it: the last step is not written down. */
    private static TestDatabase cutOff(int taken) throws Exception {
        TestDatabase database = filled(taken);
        TestDatabase.execute(
                database.owner(), "DELETE FROM patrondesk_schema_history WHERE version = '" + version(taken) + "'");
        return database;
    }

    @Test
    void a_step_of_which_only_some_tables_stand_is_refused_and_nothing_is_changed() throws Exception {
        TestDatabase database = cutOff(1);
        TestDatabase.execute(database.owner(), "DROP TABLE story");
        String before = database.query("SELECT relname FROM pg_class ORDER BY 1");

        assertThatThrownBy(() -> PostgresStorage.open(database.runtime(), database.owner()))
                .isInstanceOf(StorageUnavailable.class)
                .hasMessage("Some tables of the store's step 5 are there and others are not; restore the store from a"
                        + " backup.")
                .matches(refusal -> !((StorageUnavailable) refusal).retryable());

        assertThat(database.query(HISTORY)).isEqualTo("null");
        assertThat(database.query("SELECT relname FROM pg_class ORDER BY 1")).isEqualTo(before);
    }

    /** A step that makes none is taken again, so what it does must come to the same twice; the first test does that. */
    @Test
    void every_step_that_can_be_taken_once_makes_a_table_by_which_it_is_seen_to_have_been_taken() {
        assertThat(Schema.POSTGRES.steps())
                .filteredOn(step -> step.tables().isEmpty())
                .extracting(Schema.Step::version)
                .containsExactly("9", "10", "15");
        assertThat(Schema.POSTGRES.steps().get(1).tables()).containsExactly("event_waiting", "seal");
        assertThat(Schema.Step.of("V99__no_table.sql", "ALTER TABLE story ADD COLUMN told text;")
                        .tables())
                .isEmpty();
    }
}
