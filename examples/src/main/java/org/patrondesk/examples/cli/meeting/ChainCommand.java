package org.patrondesk.examples.cli.meeting;

import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.library.Ref;
import org.patrondesk.meeting.Meetings;
import org.patrondesk.story.Chain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nos chain}: all that hangs together with one record. */
@Command(
        name = "chain",
        description =
                "Follows a decision, barrier, resolution or story to all that hangs together with it: barrier, nos,"
                        + " the meeting's answer, its effect, stories.",
        mixinStandardHelpOptions = true)
public final class ChainCommand implements DeskCommand {
    @Parameters(paramLabel = "KIND:ID", converter = Refs.class, description = "Where to begin, such as barrier:ID.")
    private Ref from = new Ref("none", "none");

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(
            names = "--weeks",
            defaultValue = "8",
            paramLabel = "N",
            description = "Over how many weeks on each side effects are measured, 1 to 104. Default: ${DEFAULT-VALUE}.")
    private int weeks = 8;

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        if (weeks < 1 || weeks > Meetings.MOST_WEEKS) {
            throw new BadInput(
                    "--weeks " + weeks + ": an effect is measured over 1 to " + Meetings.MOST_WEEKS + " weeks.");
        }
        Chain chain = store.existing(
                        here,
                        session -> Progress.during(
                                here, "Following", () -> session.chains().of(from, weeks)))
                .orElseThrow(() -> new BadInput("The store has no " + from.kind()
                        + " with this id; use the id that was printed when it was written down, and the same"
                        + " --tenant."));
        return Result.done(ChainShapes.json(chain, store.zone()), ChainShapes.words(chain, store.zone()));
    }
}
