package org.patrondesk.examples.page;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.patrondesk.library.Period;

/** Says days and times as they were on the clocks of one zone. */
record Days(ZoneId zone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

    /** {@code Mon 9 Nov 2026, 14:05}. */
    String moment(Instant instant) {
        return MOMENT.format(instant.atZone(zone));
    }

    /** From the first to the last day where the period is made of whole days, else from moment to moment. */
    String period(Period period) {
        ZonedDateTime from = period.from().atZone(zone);
        ZonedDateTime to = period.to().atZone(zone);
        if (!startsDay(from) || !startsDay(to)) {
            return MOMENT.format(from) + " until " + MOMENT.format(to);
        }
        ZonedDateTime last = to.minusDays(1);
        return last.toLocalDate().equals(from.toLocalDate())
                ? DAY.format(from)
                : DAY.format(from) + " to " + DAY.format(last);
    }

    /** {@code Week 46 of 2026} where the period is one ISO week, else {@code The period}. */
    String name(Period period) {
        ZonedDateTime from = period.from().atZone(zone);
        boolean week = startsDay(from)
                && from.getDayOfWeek() == DayOfWeek.MONDAY
                && from.plusWeeks(1).toInstant().equals(period.to());
        return week
                ? "Week " + from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + " of " + from.get(IsoFields.WEEK_BASED_YEAR)
                : "The period";
    }

    // The day of a clock change may start at another hour than midnight.
    private static boolean startsDay(ZonedDateTime moment) {
        return moment.equals(moment.toLocalDate().atStartOfDay(moment.getZone()))
                || moment.toLocalTime().equals(LocalTime.MIDNIGHT);
    }
}
