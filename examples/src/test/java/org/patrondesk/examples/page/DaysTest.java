package org.patrondesk.examples.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.patrondesk.library.Period;

class DaysTest {
    private final Days days = new Days(Samples.ZONE);

    @Test
    void a_week_with_a_clock_change_is_still_a_week() {
        Period week = Period.ofIsoWeek("2026-W43", Samples.ZONE);

        assertThat(days.name(week)).isEqualTo("Week 43 of 2026");
        assertThat(days.period(week)).isEqualTo("Monday 19 October 2026 to Sunday 25 October 2026");
    }

    @Test
    void a_single_day_is_said_once() {
        Period day = Period.ofDays(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 10), Samples.ZONE);

        assertThat(days.name(day)).isEqualTo("The period");
        assertThat(days.period(day)).isEqualTo("Monday 9 November 2026");
    }

    @Test
    void a_period_inside_a_day_is_said_with_its_times() {
        Period hours = new Period(Instant.parse("2026-07-01T08:00:00Z"), Instant.parse("2026-07-01T10:30:00Z"));

        assertThat(days.period(hours)).isEqualTo("Wed 1 Jul 2026, 09:00 until Wed 1 Jul 2026, 11:30");
    }

    @Test
    void a_moment_is_said_as_the_clock_in_the_library_showed_it() {
        Instant noon = Instant.parse("2026-11-11T12:00:00Z");

        assertThat(days.moment(noon)).isEqualTo("Wed 11 Nov 2026, 12:00");
        assertThat(new Days(ZoneId.of("Asia/Tokyo")).moment(noon)).isEqualTo("Wed 11 Nov 2026, 21:00");
    }
}
