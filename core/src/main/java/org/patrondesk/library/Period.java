package org.patrondesk.library;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span of time: {@code from} inclusive, {@code to} exclusive. */
public record Period(Instant from, Instant to) {
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");

    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A period starts before it ends.");
        }
    }

    /** From the start of one day to the start of another, in the given zone. */
    public static Period ofDays(LocalDate from, LocalDate to, ZoneId zone) {
        return new Period(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }

    /**
     * The ISO 8601 week written {@code YYYY-Www}, Monday to Monday in the given zone.
     *
     * @throws IllegalArgumentException when the text is no week of that year
     */
    public static Period ofIsoWeek(String week, ZoneId zone) {
        Matcher matcher = WEEK.matcher(week);
        if (matcher.matches()) {
            int year = Integer.parseInt(matcher.group(1));
            int number = Integer.parseInt(matcher.group(2));
            try {
                // 4 January is in week 1 of its year by definition.
                LocalDate monday = LocalDate.of(year, 1, 4)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
                        .with(java.time.DayOfWeek.MONDAY);
                // The field is lenient about week 53: in a short year it means week 1 of the next.
                if (monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) != number) {
                    throw new DateTimeException("week 53 of a short year");
                }
                return ofDays(monday, monday.plus(1, ChronoUnit.WEEKS), zone);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("There is no week " + number + " in " + year + ".", e);
            }
        }
        throw new IllegalArgumentException("A week is written like 2026-W47.");
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
