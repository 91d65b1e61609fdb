package org.patrondesk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    private final SettableClock clock = SettableClock.at("2026-06-30T23:30:00Z");

    @Test
    void it_stands_still_until_it_is_set_or_moved() {
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-06-30T23:30:00Z"));
        clock.advance(Duration.ofMinutes(-30));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-06-30T23:00:00Z"));
        clock.set(Instant.EPOCH);
        assertThat(clock.millis()).isZero();
    }

    @Test
    void a_zoned_copy_shows_the_same_time_in_its_zone() {
        SettableClock london = clock.withZone(ZoneId.of("Europe/London"));

        assertThat(LocalDate.now(london)).isEqualTo(LocalDate.of(2026, 7, 1));
        clock.advance(Duration.ofDays(1));
        assertThat(london.instant()).isEqualTo(clock.instant());
    }

    @Test
    void moved_by_many_threads_it_loses_nothing() throws Exception {
        Race.run(number -> {
            for (int i = 0; i < 1000; i++) {
                clock.advance(Duration.ofMillis(1));
            }
            return true;
        });

        assertThat(clock.instant())
                .isEqualTo(Instant.parse("2026-06-30T23:30:00Z").plusSeconds(Race.THREADS));
    }
}
