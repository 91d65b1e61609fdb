package org.patrondesk.examples.cli.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.StoreReport;
import org.patrondesk.storage.StoreReport.Precondition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: what a store stands on, and whether each thing that its promises need is so. */
@Command(
        name = "doctor",
        description = "Tells what a store stands on and whether its promises can be kept there; changes nothing.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements DeskCommand {
    @Mixin
    private StoreAddress store = new StoreAddress();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        StoreReport report = store.at(here.environment(), DoctorCommand::withKeys, PostgresStorage::examine);
        return Result.found(shape(report), summary(report), !report.holds());
    }

    private static StoreReport withKeys(Path folder) {
        StoreReport report = SqliteStorage.examine(folder);
        if (!report.holds()) {
            return report;
        }
        List<Precondition> all = new ArrayList<>(report.preconditions());
        KeyPlace.of(folder).look().ifPresent(all::add);
        return new StoreReport(report.standsOn(), all);
    }

    private JsonObject shape(StoreReport report) {
        return new JsonObject()
                .with("store", store.shown())
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
        lines.add(store.shown() + " stands on " + report.standsOn() + ".");
        for (Precondition precondition : report.preconditions()) {
            lines.add((precondition.holds() ? "  ok  " : "  NO  ") + precondition.name() + ": " + precondition.found());
            lines.add("      for " + precondition.promise());
            precondition.mend().ifPresent(mend -> lines.add("      " + mend));
        }
        lines.add(
                report.holds()
                        ? "Every promise can be kept here."
                        : "Not every promise can be kept until what is marked NO is mended.");
        return lines;
    }
}
