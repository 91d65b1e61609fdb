package org.patrondesk.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @CsvSource({
        "2026-W01, 2025-12-29", "2026-W47, 2026-11-16", "2026-W53, 2026-12-28", "2025-W01, 2024-12-30",
        "2024-W52, 2024-12-23", "2020-W53, 2020-12-28", "2021-W01, 2021-01-04", "2023-W01, 2023-01-02"
    })
    void an_iso_week_runs_from_monday_to_monday(String week, LocalDate monday) {
        Period period = Period.ofIsoWeek(week, ZoneOffset.UTC);

        assertThat(period).isEqualTo(Period.ofDays(monday, monday.plusDays(7), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-W53", "2024-W53", "2021-W53", "2026-W54", "2026-W00", "2026-W99"})
    void a_week_that_the_year_does_not_have_is_refused(String week) {
        assertThatThrownBy(() -> Period.ofIsoWeek(week, LONDON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no week");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026-47", "2026-W7", "26-W07", "2026-W07 ", "2026W07", "２０２６-W07"})
    void what_is_no_week_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> Period.ofIsoWeek(text, LONDON)).hasMessage("A week is written like 2026-W47.");
    }

    @Test
    void the_weeks_in_which_the_clocks_change_are_an_hour_shorter_and_longer() {
        assertThat(length(Period.ofIsoWeek("2026-W13", LONDON))).isEqualTo(Duration.ofHours(167));
        assertThat(length(Period.ofIsoWeek("2026-W43", LONDON))).isEqualTo(Duration.ofHours(169));
        assertThat(length(Period.ofIsoWeek("2026-W47", LONDON))).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void days_start_at_midnight_in_the_zone() {
        LocalDate june = LocalDate.of(2026, 6, 1);

        assertThat(Period.ofDays(june, june.plusDays(1), LONDON).from())
                .isEqualTo(Instant.parse("2026-05-31T23:00:00Z"));
    }

    @Test
    void the_start_is_inside_and_the_end_is_not() {
        Period period = Period.ofIsoWeek("2026-W47", LONDON);

        assertThat(period.contains(period.from())).isTrue();
        assertThat(period.contains(period.from().minusNanos(1))).isFalse();
        assertThat(period.contains(period.to().minusNanos(1))).isTrue();
        assertThat(period.contains(period.to())).isFalse();
    }

    @Test
    void a_period_that_does_not_last_is_none() {
        Instant at = Instant.parse("2026-11-16T00:00:00Z");

        assertThatThrownBy(() -> new Period(at, at)).hasMessage("A period starts before it ends.");
        assertThatThrownBy(() -> new Period(at.plusSeconds(1), at)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Duration length(Period period) {
        return Duration.between(period.from(), period.to());
    }
}
