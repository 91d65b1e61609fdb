package org.patrondesk.examples.cli;

import java.nio.file.Path;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Places;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.ils.membership.MembershipSheet;
import org.patrondesk.patron.MemberImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code members import}: takes members from a sheet; the same sheet again changes nothing. */
@Command(
        name = "import",
        description = "Imports members from a CSV or XLSX sheet; the same sheet again changes nothing.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements DeskCommand {
    @Parameters(paramLabel = "FILE", description = "The sheet, with a header in its first row.")
    private Path file = Path.of("");

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        try (MembershipSheet sheet = MembershipSheet.open(file)) {
            Path target = ImportReport.place(store, sheet);
            store.checkPlace();
            Places.checkTarget(target);
            MemberImport.Report report = store.creating(here, session -> {
                try (Progress progress = Progress.start(here, "Importing", () -> Places.lines(file))) {
                    return ImportReport.writing(
                            target,
                            progress::reached,
                            observer -> session.memberImport().run(sheet, observer));
                }
            });
            String encoding = sheet.encoding();
            return Result.found(
                    Shapes.imported(report, target.toString(), encoding),
                    Summaries.imported(report, target.toString(), encoding),
                    !report.rejected().isEmpty());
        }
    }
}
