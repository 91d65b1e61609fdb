package org.patrondesk.examples.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.patrondesk.decision.WhatIfRun;
import org.patrondesk.examples.cli.store.Adoption;
import org.patrondesk.examples.cli.store.PolicyFiles;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Places;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.trial.RunReport;
import org.patrondesk.trial.WhatIf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decide}: a what-if run of a policy over a file. */
@Command(
        name = "decide",
        description = "Answers every request of a file under a policy and records each decision; nobody is told."
                + " The same file, policy and day again change nothing.",
        mixinStandardHelpOptions = true)
final class DecideCommand implements DeskCommand {
    @Parameters(paramLabel = "FILE", description = "A membership sheet (CSV or XLSX), or requests (NDJSON).")
    private Path file = Path.of("");

    @Option(names = "--policy", required = true, paramLabel = "P", description = "The policy file.")
    private Path policy = Path.of("");

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--as-of", required = true, paramLabel = "D", description = "The day on which all is asked.")
    private LocalDate asOf = LocalDate.EPOCH;

    @Option(names = "--run", paramLabel = "NAME", description = "The run's name. Default: derived from the rest.")
    private Optional<String> run = Optional.empty();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        run.filter(name -> !WhatIfRun.isName(name)).ifPresent(name -> {
            throw new BadInput("--run " + name
                    + ": a run's name has 1 to 60 letters, digits, '.', '_' and '-'; choose such a name.");
        });
        PolicySet set = PolicyFiles.read(policy);
        try (RequestFile requests = RequestFile.open(file, set, asOf)) {
            requests.doubt().ifPresent(here::say);
            RejectedLines source = new RejectedLines(file, requests.source());
            RunReport report = store.creating(here, session -> {
                RunReport answered;
                try (Progress progress = Progress.start(here, "Deciding", () -> Places.lines(file))) {
                    answered = session.whatIf()
                            .run(new WhatIf(run, requests.content(), set, asOf), source, progress::reached);
                }
                // Behind the run, so that a run that is refused changes nothing.
                Adoption.adoptFirst(here, session, set);
                return answered;
            });
            source.tell(here);
            return Result.found(
                    Shapes.decided(report),
                    Summaries.decided(report),
                    !report.rejected().isEmpty());
        }
    }
}
