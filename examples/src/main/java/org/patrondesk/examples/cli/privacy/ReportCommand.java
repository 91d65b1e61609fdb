package org.patrondesk.examples.cli.privacy;

import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code privacy report}: what about people is kept for how long, and what should be gone. */
@Command(
        name = "report",
        description = "Tells what about people is kept for how long, and what of it should be gone; removes nothing.",
        mixinStandardHelpOptions = true)
public final class ReportCommand implements DeskCommand {
    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private ScheduleOption schedule = new ScheduleOption();

    @Mixin
    private JsonOption output = new JsonOption();

    /** Both as of nearly the same moment. */
    private record Found(Standing standing, int holds) {}

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Found found = store.keeping(schedule.schedule())
                .recorded(
                        here,
                        session -> new Found(
                                Standing.of(session, session.retention().report()),
                                session.dossiers().holds().size()));
        return Result.found(
                PrivacyShapes.of(found.standing(), PrivacyWords.RUN_IT).with("holds", found.holds()),
                PrivacyWords.looked(found.standing(), found.holds()),
                found.standing().isAlarm());
    }
}
