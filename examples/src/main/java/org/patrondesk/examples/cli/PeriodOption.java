package org.patrondesk.examples.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.library.Period;
import picocli.CommandLine.Option;

/** The period of a review: an ISO week, or days. */
final class PeriodOption {
    @Option(names = "--week", paramLabel = "YYYY-Www", description = "An ISO week, Monday to Monday, such as 2026-W47.")
    private Optional<String> week = Optional.empty();

    @Option(names = "--from", paramLabel = "D", description = "The first day, such as 2026-11-16.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "D", description = "The day after the last.")
    private Optional<LocalDate> to = Optional.empty();

    Period in(ZoneId zone) {
        boolean days = from.isPresent() && to.isPresent();
        if (days == week.isPresent() || from.isPresent() != to.isPresent()) {
            throw new BadInput("Say which period: either --week such as 2026-W47, or both --from and --to.");
        }
        if (week.isPresent()) {
            return ofWeek(week.get(), zone);
        }
        if (!from.orElseThrow().isBefore(to.orElseThrow())) {
            throw new BadInput("The period is empty: --from is the first day, --to the day after the last.");
        }
        return Period.ofDays(from.orElseThrow(), to.orElseThrow(), zone);
    }

    private static Period ofWeek(String text, ZoneId zone) {
        try {
            return Period.ofIsoWeek(text, zone);
        } catch (IllegalArgumentException e) {
            throw new BadInput("--week " + text + ": " + e.getMessage(), e);
        }
    }
}
