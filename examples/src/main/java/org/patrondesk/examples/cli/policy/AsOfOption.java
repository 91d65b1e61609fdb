package org.patrondesk.examples.cli.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.patrondesk.examples.cli.terminal.Surroundings;
import picocli.CommandLine.Option;

/** The day on which is asked. */
final class AsOfOption {
    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "The day on which all is asked, such as 2026-11-21. Default: today.")
    private Optional<LocalDate> asOf = Optional.empty();

    LocalDate day(Surroundings here) {
        return asOf.orElseGet(() -> LocalDate.now(here.clock().withZone(ZoneId.systemDefault())));
    }
}
