package org.patrondesk.examples.cli.store;

import java.util.Optional;
import org.patrondesk.Session;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.Surroundings;
import picocli.CommandLine.Option;

/** Which decisions a command looks at. */
public final class RunOption {
    @Option(
            names = "--run",
            paramLabel = "NAME",
            description = "The named run to look at. Default: what patrons were told.")
    private Optional<String> name = Optional.empty();

    boolean isGiven() {
        return name.isPresent();
    }

    /**
     * The run, known to the store; when it was cut off, the person is told.
     *
     * @throws BadInput when the store has no such run
     */
    public Optional<String> in(Surroundings here, Session session) {
        name.ifPresent(run -> {
            if (!session.logbook().hasRun(run)) {
                throw new BadInput("The store has no run '" + run
                        + "'; use the name that 'patrondesk decide' printed, and the same --tenant.");
            }
            if (session.logbook().isCutOff(run)) {
                here.say("The run '" + run + "' was cut off and tells of its first part only; give its 'patrondesk"
                        + " decide' again to finish it.");
            }
        });
        return name;
    }
}
