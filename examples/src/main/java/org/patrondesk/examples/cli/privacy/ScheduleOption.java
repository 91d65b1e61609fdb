package org.patrondesk.examples.cli.privacy;

import java.time.DateTimeException;
import java.time.Period;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.privacy.Keeping;
import org.patrondesk.privacy.RetentionSchedule;
import picocli.CommandLine.Option;

/** The option that says for how long the library keeps things. */
final class ScheduleOption {
    @Option(
            names = "--keep",
            paramLabel = "WHAT=PERIOD",
            description = "Keeps this for less than what ships, such as delivery=P7D; several times.")
    private List<String> kept = List.of();

    /**
     * The schedule that ships, with what was said.
     *
     * @throws BadInput when nothing like it is kept, or not for so long
     */
    RetentionSchedule schedule() {
        RetentionSchedule schedule = RetentionSchedule.shipped();
        Set<String> named = new HashSet<>();
        for (String each : kept) {
            int sign = each.indexOf('=');
            if (sign < 0) {
                throw new BadInput(
                        "--keep needs a sign of equality: write what is kept and for how long, such as delivery=P7D.");
            }
            if (!named.add(each.substring(0, sign))) {
                throw new BadInput("--keep says twice for how long one thing is kept; say it once.");
            }
            schedule = with(schedule, each.substring(0, sign), each.substring(sign + 1));
        }
        return schedule;
    }

    /** Whatever else was typed may be about somebody. */
    private static String word(String what) {
        return what.matches("[a-z-]{1,40}") ? what : "says what";
    }

    private static RetentionSchedule with(RetentionSchedule schedule, String what, String period) {
        Keeping keeping = Arrays.stream(Keeping.values())
                .filter(each -> each.code().equals(what))
                .findFirst()
                .orElseThrow(() -> new BadInput("--keep " + word(what) + " is nothing that is kept; name one of "
                        + Arrays.stream(Keeping.values()).map(Keeping::code).collect(Collectors.joining(", ")) + "."));
        try {
            return schedule.with(keeping, Period.parse(period));
        } catch (DateTimeException e) {
            throw new BadInput("--keep " + what + "=" + period + ": write the time as P30D, P6M or P1Y.", e);
        } catch (IllegalArgumentException e) {
            throw new BadInput("--keep " + e.getMessage(), e);
        }
    }
}
