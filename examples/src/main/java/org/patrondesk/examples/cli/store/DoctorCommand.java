package org.patrondesk.examples.cli.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.StoreReport;
import org.patrondesk.storage.StoreReport.Precondition;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code doctor}: what a store stands on, and whether each thing that its promises need is so. */
@Command(
        name = "doctor",
        description = {
            "Tells what a store stands on and whether its promises can be kept there; changes nothing.",
            "For PostgreSQL the role and its password may stand in PGUSER and PGPASSWORD."
        },
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements DeskCommand {
    private static final String POSTGRES = "jdbc:postgresql:";
    private static final Pattern NOT_TO_SHOW = Pattern.compile("\\?.*|(?<=//)[^/@]*@");

    @Option(
            names = "--store",
            required = true,
            paramLabel = "DIR|URL",
            description = "The folder of the store, or the jdbc:postgresql: address that its runtime role uses.")
    private String store = "";

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        StoreReport report = report(here.environment());
        return Result.found(shape(report), summary(report), !report.holds());
    }

    private StoreReport report(Map<String, String> environment) {
        try {
            if (store.startsWith(POSTGRES)) {
                return PostgresStorage.examine(source(environment));
            }
            if (store.startsWith("jdbc:") || store.isBlank()) {
                throw new BadInput("--store names neither a folder nor a jdbc:postgresql: address; give one of them.");
            }
            return SqliteStorage.examine(Path.of(store));
        } catch (StorageUnavailable e) {
            if (e.retryable()) {
                throw e;
            }
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    private PGSimpleDataSource source(Map<String, String> environment) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(store);
        } catch (IllegalArgumentException e) {
            throw new BadInput("--store is no address; write it like jdbc:postgresql://host:5432/database.", e);
        }
        if (source.getUser() == null) {
            source.setUser(environment.get("PGUSER"));
        }
        if (source.getPassword() == null) {
            source.setPassword(environment.get("PGPASSWORD"));
        }
        return source;
    }

    /** The store as it may be shown: an address can hold a password. */
    private String shown() {
        return store.startsWith(POSTGRES) ? NOT_TO_SHOW.matcher(store).replaceAll("") : store;
    }

    private JsonObject shape(StoreReport report) {
        return new JsonObject()
                .with("store", shown())
                .with("standsOn", report.standsOn())
                .with("holds", report.holds())
                .with(
                        "preconditions",
                        report.preconditions().stream()
                                .map(DoctorCommand::shape)
                                .toList());
    }

    private static JsonObject shape(Precondition precondition) {
        JsonObject shape = new JsonObject()
                .with("name", precondition.name())
                .with("holds", precondition.holds())
                .with("promise", precondition.promise())
                .with("found", precondition.found());
        precondition.mend().ifPresent(mend -> shape.with("mend", mend));
        return shape;
    }

    private List<String> summary(StoreReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(shown() + " stands on " + report.standsOn() + ".");
        for (Precondition precondition : report.preconditions()) {
            lines.add((precondition.holds() ? "  ok  " : "  NO  ") + precondition.name() + ": " + precondition.found());
            lines.add("      for " + precondition.promise());
            precondition.mend().ifPresent(mend -> lines.add("      " + mend));
        }
        lines.add(
                report.holds()
                        ? "Every promise can be kept here."
                        : "The store is refused until what is marked NO is mended.");
        return lines;
    }
}
