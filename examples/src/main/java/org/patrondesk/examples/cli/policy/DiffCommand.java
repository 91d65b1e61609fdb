package org.patrondesk.examples.cli.policy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.patrondesk.diff.Difference;
import org.patrondesk.diff.PolicyDiff;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.policy.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code policy diff}: what changes for whom when one policy replaces another. */
@Command(
        name = "diff",
        description = "Compares what two policies answer: from what to what, for how many requests, with one of each.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements DeskCommand {
    @Parameters(index = "0", paramLabel = "A", description = "The policy before, JSON or YAML.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The policy after.")
    private Path after = Path.of("");

    @Mixin
    private AsOfOption asOf = new AsOfOption();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Policy first = Policy.of(PolicyFile.read(before));
        Policy second = Policy.of(PolicyFile.read(after));
        LocalDate day = asOf.day(here);
        Difference difference = Progress.during(here, "Comparing", () -> between(first, second, day));
        boolean asksDay =
                first.set().vocabulary().asksDay() || second.set().vocabulary().asksDay();
        DifferenceShapes shapes = new DifferenceShapes(difference, asksDay ? Optional.of(day) : Optional.empty());
        return Result.done(shapes.json(), shapes.words());
    }

    private Difference between(Policy first, Policy second, LocalDate day) {
        try {
            return PolicyDiff.between(first, second, day);
        } catch (IllegalArgumentException cannot) {
            throw new BadInput(before + " and " + after + ": " + cannot.getMessage(), cannot);
        }
    }
}
