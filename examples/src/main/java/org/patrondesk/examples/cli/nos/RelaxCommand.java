package org.patrondesk.examples.cli.nos;

import java.util.Optional;
import org.patrondesk.examples.cli.store.RunOption;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.proposal.Basis;
import org.patrondesk.proposal.RelaxationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nos relax}: what each small edit of a policy would change of recorded decisions. */
@Command(
        name = "relax",
        description = "Counts for each small edit of a policy which recorded nos it turns and what else it changes;"
                + " changes nothing.",
        mixinStandardHelpOptions = true)
public final class RelaxCommand implements DeskCommand {
    private static final int SHOWN = 20;

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private RunOption run = new RunOption();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Option(names = "--all", description = "Tell every edit, not only the first " + SHOWN + ".")
    private boolean all;

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Optional<PolicySet> read = policy.read();
        RelaxationReport report = store.existing(here, session -> {
            PolicySet set = PolicyOption.orInForce(read, session);
            Optional<String> known = run.in(here, session);
            return Progress.during(here, "Relaxing", () -> session.proposals().relax(known, set));
        });
        checkSome(report.basis());
        int shown = all ? Integer.MAX_VALUE : SHOWN;
        return Result.done(RelaxShapes.json(report, shown), RelaxShapes.words(report, shown));
    }

    /**
     * Refuses a report about no decision.
     *
     * @throws BadInput when there was nothing to look at
     */
    public static void checkSome(Basis basis) {
        if (basis.decisions() == 0) {
            throw new BadInput(
                    "The store has no decision to look at; write nos down with 'patrondesk nos log', or name a"
                            + " run with --run, and the same --tenant.");
        }
    }
}
