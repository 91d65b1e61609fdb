package org.patrondesk.examples.cli.store;

import java.util.Optional;
import org.patrondesk.Session;
import org.patrondesk.examples.cli.terminal.BadInput;
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
     * The run, known to the store.
     *
     * @throws BadInput when the store has no such run
     */
    public Optional<String> in(Session session) {
        name.ifPresent(run -> {
            if (!session.logbook().hasRun(run)) {
                throw new BadInput("The store has no run '" + run
                        + "'; use the name that 'patrondesk decide' printed, and the same --tenant.");
            }
        });
        return name;
    }
}
