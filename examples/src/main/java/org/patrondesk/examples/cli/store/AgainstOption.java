package org.patrondesk.examples.cli.store;

import java.time.ZoneId;
import java.util.Optional;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.library.Tenant;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A store whose decisions are counted beside a command's own work. */
public final class AgainstOption {
    @Option(
            names = "--against",
            paramLabel = "STORE",
            description = "The folder of a store: count which of its decisions each finding hits.")
    private Optional<String> directory = Optional.empty();

    @Option(
            names = "--tenant",
            paramLabel = "T",
            description = "With --against: the library system within the store. Default: library.")
    private Optional<Tenant> tenant = Optional.empty();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "With --against: the time zone in which days begin. Default: this computer's.")
    private Optional<ZoneId> zone = Optional.empty();

    @Mixin
    private RunOption run = new RunOption();

    /**
     * The store, when one is named.
     *
     * @throws BadInput when something is said about a store and none is named
     */
    public Optional<StoreOption> store() {
        if (directory.isEmpty() && (tenant.isPresent() || zone.isPresent() || run.isGiven())) {
            throw new BadInput("--tenant, --zone and --run are about a store; name it with --against.");
        }
        return directory.map(folder -> StoreOption.of(
                DatabaseAddress.folder("--against", folder),
                tenant.orElse(StoreOption.DEFAULT),
                zone.orElse(ZoneId.systemDefault())));
    }

    public RunOption run() {
        return run;
    }
}
