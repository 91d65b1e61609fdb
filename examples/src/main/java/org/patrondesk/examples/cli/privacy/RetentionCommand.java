package org.patrondesk.examples.cli.privacy;

import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.privacy.RetentionRound;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code privacy retention}: removes what about people is over, as the hourly job does. */
@Command(
        name = "retention",
        description = {
            "Removes what about people has been kept for long enough, and finishes erasures that were cut off.",
            "Outcomes, rules, facts and counters stay. Cut off itself, it goes on the next time."
        },
        mixinStandardHelpOptions = true)
public final class RetentionCommand implements DeskCommand {
    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private ScheduleOption schedule = new ScheduleOption();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Standing standing = store.keeping(schedule.schedule())
                .recorded(
                        here,
                        session -> Progress.during(here, "Removing", () -> {
                            RetentionRound round = RetentionRound.of(session.retention(), session.dossiers());
                            return Standing.of(session, round.report());
                        }));
        return Result.found(
                PrivacyShapes.of(standing, PrivacyWords.LEFT_BEHIND),
                PrivacyWords.removed(standing),
                standing.isAlarm());
    }
}
