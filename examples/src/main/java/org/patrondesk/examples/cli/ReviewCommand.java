package org.patrondesk.examples.cli;

import org.patrondesk.examples.cli.store.RunOption;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.library.Period;
import org.patrondesk.logbook.Review;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nos review}: what the nos of a period say. */
@Command(
        name = "review",
        description = "Adds up the nos of a period and proposes which rule to look at.",
        mixinStandardHelpOptions = true)
final class ReviewCommand implements DeskCommand {
    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private RunOption run = new RunOption();

    @Mixin
    private PeriodOption span = new PeriodOption();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Period period = span.in(store.zone());
        Review review = store.existing(
                here,
                session -> Progress.during(
                        here, "Reviewing", () -> session.logbook().review(run.in(here, session), period)));
        return Result.done(Shapes.reviewed(review, store.zone()), Summaries.reviewed(review));
    }
}
