package org.patrondesk.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;

class RetentionScheduleTest {
    private static final Instant LEAP_DAY = Instant.parse("2028-02-29T10:00:00Z");

    @Test
    void what_ships_is_the_longest_that_is_promised() {
        RetentionSchedule shipped = RetentionSchedule.shipped();

        for (Keeping keeping : Keeping.values()) {
            assertThat(shipped.periods()).containsEntry(keeping, keeping.atMost());
            assertThat(Keeping.ofCode(keeping.code())).isEqualTo(keeping);
        }
        assertThatThrownBy(() -> Keeping.ofCode("reading-history")).hasMessageContaining("PERSONAL_DATA.md");
    }

    @Test
    void a_library_may_keep_less_and_never_more() {
        RetentionSchedule week = RetentionSchedule.shipped().with(Keeping.DELIVERY, Period.ofWeeks(1));

        assertThat(week.before(Keeping.DELIVERY, LEAP_DAY)).isEqualTo("2028-02-22T10:00:00Z");
        assertThat(week.before(Keeping.STORY_TEXT, LEAP_DAY)).isEqualTo("2026-02-28T10:00:00Z");
        Period none = Period.of(0, 1, -30);
        for (Period refused : new Period[] {
            Period.ofDays(31), Period.ZERO, Period.ofDays(-1), Period.ofMonths(2), none, Period.ofYears(999_999_999)
        }) {
            assertThatThrownBy(() -> RetentionSchedule.shipped().with(Keeping.DELIVERY, refused))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("delivery is kept for 1 day to P30D, not for " + refused + "; give a period between.");
        }
    }

    @Test
    void whom_words_are_about_is_kept_as_long_as_the_words() {
        RetentionSchedule shorter = RetentionSchedule.shipped()
                .with(Keeping.DECISION_PERSON, Period.ofDays(1))
                .with(Keeping.DECISION_WORDS, Period.ofDays(2))
                .with(Keeping.FOLLOW_UP, Period.ofDays(3))
                .with(Keeping.STORY_PERSON, Period.ofDays(1));

        assertThat(shorter.before(Keeping.DECISION_PERSON, LEAP_DAY)).isEqualTo("2028-02-26T10:00:00Z");
        assertThat(shorter.before(Keeping.STORY_PERSON, LEAP_DAY))
                .isEqualTo(shorter.before(Keeping.STORY_TEXT, LEAP_DAY));
        assertThat(shorter.with(Keeping.DECISION_PERSON, Period.ofDays(9)).before(Keeping.DECISION_PERSON, LEAP_DAY))
                .isEqualTo("2028-02-20T10:00:00Z");
    }

    @Test
    void a_month_is_as_long_as_the_longest_and_a_year_may_be_told_in_months() {
        RetentionSchedule shipped = RetentionSchedule.shipped();

        assertThatThrownBy(() -> shipped.with(Keeping.DECISION_WORDS, Period.ofMonths(3)))
                .hasMessageStartingWith("decision-words is kept for 1 day to P90D");
        assertThat(shipped.with(Keeping.ACCESS, Period.ofMonths(12)).before(Keeping.ACCESS, LEAP_DAY))
                .isEqualTo(shipped.before(Keeping.ACCESS, LEAP_DAY));
    }
}
