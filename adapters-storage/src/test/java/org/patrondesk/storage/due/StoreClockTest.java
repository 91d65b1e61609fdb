package org.patrondesk.storage.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

class StoreClockTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong(-Duration.ofDays(1).toNanos());
    private final SQLiteDataSource database = new SQLiteDataSource();
    private final StoreClock clock = new StoreClock("SELECT shown FROM clock", this::count);
    private Duration took = Duration.ZERO;
    private Connection held;

    /** Time passes with each look at it. */
    private long count() {
        return nanos.getAndAdd(took.toNanos());
    }

    @BeforeEach
    void begin() throws SQLException {
        database.setUrl("jdbc:sqlite:file:clock-" + System.identityHashCode(this) + "?mode=memory&cache=shared");
        held = database.getConnection();
        execute("CREATE TABLE clock AS SELECT 0 AS shown");
        read(NOON);
    }

    @AfterEach
    void end() throws SQLException {
        held.close();
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = held.createStatement()) {
            statement.execute(command);
        }
    }

    private void read(Instant shown) throws SQLException {
        execute("UPDATE clock SET shown = " + shown.toEpochMilli());
        clock.read(database);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void between_two_readings_it_goes_on_with_what_this_machine_counts() {
        pass(Duration.ofSeconds(7));

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(7));
    }

    @Test
    void it_follows_a_clock_that_goes_a_little_faster() throws SQLException {
        pass(Duration.ofSeconds(5));
        read(NOON.plusSeconds(6));

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(6));
    }

    @Test
    void a_jump_that_lasts_for_seconds_moves_nothing() throws SQLException {
        for (int i = 0; i < 4; i++) {
            pass(Duration.ofSeconds(5));
            read(NOON.plus(Duration.ofDays(90)).plusSeconds(5L * i));
            assertThat(clock.now()).isEqualTo(NOON.plusSeconds(5L * i + 5));
        }
        pass(Duration.ofSeconds(5));
        read(NOON.plusSeconds(25));

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(25));
    }

    @Test
    void a_jump_that_lasts_is_believed_after_a_minute() throws SQLException {
        Instant other = NOON.minus(Duration.ofDays(2));
        read(other);
        pass(Duration.ofSeconds(59));
        read(other.plusSeconds(59));
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(59));
        pass(Duration.ofSeconds(1));
        read(other.plusSeconds(60));

        assertThat(clock.now()).isEqualTo(other.plusSeconds(60));
    }

    @Test
    void a_clock_that_jumps_about_is_not_believed() throws SQLException {
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofSeconds(30));
            read(NOON.plus(Duration.ofDays(i + 1)));
        }

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(600));
    }

    @Test
    void what_was_read_counts_from_the_middle_of_the_question() throws SQLException {
        took = Duration.ofMillis(800);
        read(NOON.plusSeconds(1));
        took = Duration.ZERO;

        // Asked at 0, answered at 0.8, looked at again at 1.6.
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(1).plusMillis(1_200));
    }

    @Test
    void an_answer_that_took_long_says_too_little() throws SQLException {
        took = Duration.ofMillis(1_001);
        read(NOON.plusSeconds(8));
        took = Duration.ZERO;

        assertThat(clock.now()).as("by what this machine counted").isEqualTo(NOON.plusMillis(6_006));
    }

    @Test
    void waiting_for_a_connection_is_no_part_of_the_question() throws SQLException {
        execute("UPDATE clock SET shown = " + NOON.plusSeconds(9).toEpochMilli());
        clock.read(new SQLiteDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                pass(Duration.ofSeconds(9));
                return database.getConnection();
            }
        });

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void where_answers_always_take_long_they_are_taken_after_a_minute() throws SQLException {
        pass(Duration.ofSeconds(60));
        took = Duration.ofSeconds(2);
        read(NOON.plusSeconds(65));
        took = Duration.ZERO;

        // Asked the first time at 60, answered by 62, looked at again after twelve seconds in all.
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(65).plusSeconds(11));
    }

    @Test
    void of_the_first_answers_the_quickest_counts() throws SQLException {
        execute("UPDATE clock SET shown = " + NOON.toEpochMilli());
        AtomicLong asked = new AtomicLong();
        // The first answer takes 30 seconds, the next none.
        StoreClock other = new StoreClock(
                "SELECT shown FROM clock",
                () -> asked.getAndIncrement() == 0 ? 0 : Duration.ofSeconds(30).toNanos());
        other.read(database);

        assertThat(other.now()).isEqualTo(NOON);
    }

    @Test
    void a_clock_is_new_for_some_minutes_and_again_when_it_was_set() throws SQLException {
        assertThat(clock.isNew()).isTrue();
        pass(Duration.ofMinutes(3));
        assertThat(clock.isNew()).isFalse();
        read(NOON.minusSeconds(600));
        assertThat(clock.isNew()).as("not believed yet").isFalse();
        pass(Duration.ofSeconds(60));
        read(NOON.minusSeconds(540));
        assertThat(clock.isNew()).isTrue();
        pass(Duration.ofSeconds(5));
        read(NOON.minusSeconds(535));
        assertThat(clock.isNew()).as("for others that do not believe it yet").isTrue();
    }
}
