package org.patrondesk.examples.cli.privacy;

import java.util.List;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.privacy.PrivacyCase;
import org.patrondesk.privacy.RetentionReport;
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
    private record Found(RetentionReport report, List<PrivacyCase> holds) {}

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Found found = store.keeping(schedule.schedule())
                .existing(
                        here,
                        session -> new Found(
                                session.retention().report(), session.dossiers().holds()));
        return Result.found(
                PrivacyShapes.of(found.report()).with("holds", found.holds().size()),
                PrivacyWords.looked(found.report(), found.holds().size()),
                found.report().overdue() > 0);
    }
}
