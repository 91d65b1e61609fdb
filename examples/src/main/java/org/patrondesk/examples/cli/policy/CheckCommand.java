package org.patrondesk.examples.cli.policy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.patrondesk.examples.cli.store.AgainstOption;
import org.patrondesk.examples.cli.store.BasisShapes;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.Exit;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Printed;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code policy check}: what is wrong with policy files. */
@Command(
        name = "check",
        description = "Reads policy files and says what is wrong with them, worst first; every file is looked at, also"
                + " behind a bad one. With --json one object per file.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements DeskCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Policy files, JSON or YAML.")
    private List<Path> files = List.of();

    @Mixin
    private AsOfOption asOf = new AsOfOption();

    @Mixin
    private AgainstOption against = new AgainstOption();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Optional<StoreOption> store = against.store();
        List<CheckedFile> found = Progress.during(here, "Checking", () -> checked(asOf.day(here)));
        List<CheckedFile> checked = SharedRules.marked(
                store.map(known -> counted(here, known, found)).orElse(found));
        try (Printed out = new Printed(here)) {
            for (CheckedFile file : checked) {
                if (json()) {
                    out.line(file.json());
                } else if (file instanceof CheckedFile.Sound sound) {
                    out.line(file.sentence());
                    FindingShapes.words(sound.findings()).forEach(out::line);
                    sound.against().ifPresent(basis -> out.line("  " + BasisShapes.words(basis)));
                } else {
                    // In the order of the files where both streams go to one place.
                    out.flush();
                    here.say(file.sentence());
                }
            }
        }
        checked.forEach(file -> tellShared(here, file));
        return Result.streamed(List.of(), exit(checked));
    }

    private List<CheckedFile> checked(LocalDate day) {
        return files.stream().map(file -> CheckedFile.of(file, day)).toList();
    }

    private List<CheckedFile> counted(Surroundings here, StoreOption store, List<CheckedFile> checked) {
        return store.existing(here, session -> {
            Optional<String> run = against.run().in(here, session);
            return Progress.during(
                    here,
                    "Counting",
                    () -> checked.stream()
                            .map(file -> file instanceof CheckedFile.Sound sound
                                    ? sound.with(session.proposals().count(run, sound.findings()))
                                    : file)
                            .toList());
        });
    }

    private static void tellShared(Surroundings here, CheckedFile file) {
        if (file instanceof CheckedFile.Sound sound) {
            sound.alsoIn()
                    .forEach((rule, others) -> here.say(file.file() + ": The rule id '" + rule
                            + "' is in another policy as well, " + String.join(", ", others)
                            + "; ids are unique over all policies in force, so rename one."));
        }
    }

    private static int exit(List<CheckedFile> checked) {
        if (checked.stream().anyMatch(CheckedFile.Unsound.class::isInstance)) {
            return Exit.BAD_INPUT;
        }
        return checked.stream().anyMatch(file -> file instanceof CheckedFile.Sound sound && sound.isAmiss())
                ? Exit.FINDINGS
                : Exit.DONE;
    }
}
