package org.patrondesk.examples.cli.meeting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.RegisterBarrier;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Ref;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nos barrier}: registers what stands in the way, from the nos that show it. */
@Command(
        name = "barrier",
        description = "Registers what stands between patrons and a service, from the nos that show it.",
        mixinStandardHelpOptions = true)
public final class BarrierCommand implements DeskCommand {
    @Mixin
    private StoreOption store = new StoreOption();

    @Option(
            names = "--name",
            required = true,
            paramLabel = "TEXT",
            description = "What stands in the way, in one line; no names of persons.")
    private String name = "";

    @Option(names = "--branch", required = true, paramLabel = "B", description = "Where it was noticed.")
    private Branch branch = Branch.UNKNOWN;

    @Option(
            names = "--no",
            required = true,
            paramLabel = "ID",
            converter = NoId.class,
            description = "The id of a no that shows it, as 'nos log' printed it; several times.")
    private List<UUID> nos = List.of();

    @Option(names = "--key", paramLabel = "KEY", description = "The same key again writes nothing twice.")
    private Optional<String> key = Optional.empty();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        RegisterBarrier command = new RegisterBarrier(name, branch, nos, key);
        UUID barrier =
                store.existing(here, session -> Refs.done(session.barriers().register(command)));
        return Result.done(
                new JsonObject().with("barrier", barrier.toString()),
                List.of("Registered: " + new Ref(Barrier.KIND, barrier.toString()).written() + "."));
    }
}
