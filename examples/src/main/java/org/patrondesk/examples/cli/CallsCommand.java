package org.patrondesk.examples.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.patrondesk.Session;
import org.patrondesk.examples.cli.store.PolicyFiles;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Places;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.ils.sheet.SheetCallSheets;
import org.patrondesk.library.Branch;
import org.patrondesk.messaging.file.FileDrop;
import org.patrondesk.outreach.CallListOrder;
import org.patrondesk.outreach.CallListReport;
import org.patrondesk.outreach.CallSheetFormat;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.policy.PolicySet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code calls build}: a list of members to call. */
@Command(
        name = "build",
        description = "Builds a list of members to call; whom the policy refuses or refers elsewhere is left out.",
        mixinStandardHelpOptions = true)
final class CallsCommand implements DeskCommand {
    private static final String SHIPPED = "newcastle-city.json";

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--inactive-since", paramLabel = "D", description = "Last used strictly before this day.")
    private Optional<LocalDate> inactiveSince = Optional.empty();

    @Option(names = "--active-since", paramLabel = "D", description = "Last used on or after this day.")
    private Optional<LocalDate> activeSince = Optional.empty();

    @Option(names = "--branch", paramLabel = "B", description = "Only this branch, written as in the import.")
    private Optional<Branch> branch = Optional.empty();

    @Option(
            names = "--policy",
            paramLabel = "P",
            description =
                    "The policy file. Default: the policy in force in the store, else the shipped newcastle-city.")
    private Optional<Path> policy = Optional.empty();

    @Option(names = "--as-of", paramLabel = "D", description = "The day the policy is asked about. Default: today.")
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the list goes: .csv or .xlsx.")
    private Path out = Path.of("");

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        MemberSelection members = selection();
        CallSheetFormat format = format();
        Places.checkTarget(out);
        Optional<PolicySet> given = policy.map(PolicyFiles::read);
        CallListReport report = store.existing(here, session -> {
            PolicySet set = given.orElseGet(() -> inForce(here, session));
            here.say("The policy is " + set.id() + " " + set.version() + ".");
            LocalDate day = asOf.orElseGet(() -> LocalDate.now(here.clock().withZone(store.zone())));
            try (Progress progress = Progress.start(here, "Writing", () -> 0)) {
                return session.callLists()
                        .build(
                                new CallListOrder(members, set, day),
                                sheet -> FileDrop.drop(
                                        out, new WatchedCallSheet(sheet, progress, isWorkbook()), format));
            }
        });
        if (report.candidates() == 0) {
            here.say("No member matches"
                    + branch.map(name -> " at the branch '" + name + "'").orElse("")
                    + "; the branch is written as in the import, capitals included, and the tenant is the import's.");
        }
        return Result.done(Shapes.called(report, out.toString()), Summaries.called(report, out.toString()));
    }

    private MemberSelection selection() {
        if (inactiveSince.isPresent() == activeSince.isPresent()) {
            throw new BadInput("Say whom to call: either --inactive-since or --active-since, with a day.");
        }
        MemberSelection all = inactiveSince
                .map(MemberSelection::inactiveSince)
                .orElseGet(() -> MemberSelection.activeSince(activeSince.orElseThrow()));
        return branch.map(all::at).orElse(all);
    }

    private boolean isWorkbook() {
        return out.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    private CallSheetFormat format() {
        if (isWorkbook()) {
            return SheetCallSheets.xlsx();
        }
        if (out.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return SheetCallSheets.csv();
        }
        throw new BadInput("--out " + out + ": a call list is a sheet; name a file that ends in .csv or .xlsx.");
    }

    private static PolicySet inForce(Surroundings here, Session session) {
        return session.policies().inForce().orElseGet(() -> {
            PolicySet shipped = PolicyFiles.shipped(SHIPPED);
            here.say("The store has no policy in force; the shipped " + shipped.id() + " " + shipped.version()
                    + " was used.");
            return shipped;
        });
    }
}
