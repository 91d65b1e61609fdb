package org.patrondesk.examples.cli;

import java.nio.file.Path;
import org.patrondesk.examples.cli.store.PolicyFiles;
import org.patrondesk.examples.cli.store.RunOption;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.replay.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nos replay}: what recorded decisions would have been under a candidate policy. */
@Command(
        name = "replay",
        description = "Answers recorded decisions again under a candidate policy; changes nothing.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements DeskCommand {
    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private RunOption run = new RunOption();

    @Option(names = "--candidate", required = true, paramLabel = "P", description = "The candidate policy file.")
    private Path candidate = Path.of("");

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        PolicySet set = PolicyFiles.read(candidate);
        Replay.Report report = store.existing(
                here,
                session -> Progress.during(
                        here, "Replaying", () -> session.logbook().replay(run.in(here, session), set)));
        return Result.done(Shapes.replayed(report), Summaries.replayed(report));
    }
}
