package org.patrondesk.examples.cli.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Tenant;
import org.patrondesk.seal.Checkpoint;
import org.patrondesk.seal.JournalCheck;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.StoreReport;
import org.patrondesk.storage.StoreReport.Precondition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journal verify}: whether what was sealed is still what it was. Seals nothing itself. */
@Command(
        name = "verify",
        description = {
            "Holds the journal against its seals and tells what was changed, removed, reordered or cut off.",
            "Keep its output away from the store, and give it to --checkpoint the next time."
        },
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements DeskCommand {
    /** Of what a store stands on, what is needed to read its journal at all. */
    private static final Set<String> TABLES = Set.of("tables", "damage", "catalogue");

    @Mixin
    private StoreAddress store = new StoreAddress();

    @Option(
            names = "--tenant",
            defaultValue = "library",
            paramLabel = "T",
            description = "The library system within the store. Default: ${DEFAULT-VALUE}.")
    private Tenant tenant = StoreOption.DEFAULT;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "What this command printed before, as text or JSON: a journal that was cut off, or written"
                    + " anew, no longer has all of the checkpoints in it.")
    private Optional<Path> checkpoint = Optional.empty();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        List<Checkpoint> known = checkpoint.map(KeptCheckpoints::in).orElse(List.of());
        Optional<String> hindrance = hindrance(here);
        if (hindrance.isPresent()) {
            return unreadable(hindrance.get());
        }
        try (PatronDesk desk = PatronDesk.builder()
                .storage(store.open(here.environment()))
                .clock(here.clock())
                .build()) {
            return checked(here, desk, known);
        }
    }

    /** Looked at before the store is opened, which would make what is not there and bring up to date what is old. */
    private Optional<String> hindrance(Surroundings here) {
        StoreReport report = store.at(here.environment(), SqliteStorage::examine, PostgresStorage::examine);
        Optional<Precondition> tables = report.preconditions().stream()
                .filter(precondition -> TABLES.contains(precondition.name()) && !precondition.holds())
                .findFirst();
        if (tables.filter(found -> found.found().equals("behind")).isPresent()) {
            throw new BadInput(
                    "The store was written by an older version and would be changed by opening it; keep a copy,"
                            + " let any command that writes bring it up to date, and verify then.");
        }
        return tables.flatMap(Precondition::mend);
    }

    private Result checked(Surroundings here, PatronDesk desk, List<Checkpoint> known) {
        Actor auditor = Actor.Staff.of(tenant, "command-line", Roles.AUDITOR);
        try {
            JournalCheck check = Progress.during(
                    here,
                    "Verifying",
                    () -> desk.as(Identity::of, auditor).sealing().verify(known));
            Instant now = here.clock().instant();
            return Result.found(
                    JournalShapes.of(store.shown(), check, known, now),
                    JournalWords.of(check, known, now),
                    !check.sound() || JournalShapes.isEmpty(check));
        } catch (StorageUnavailable e) {
            if (e.retryable()) {
                throw e;
            }
            return unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** That a table is gone or a page is damaged is what was found, and no failure of the command. */
    private Result unreadable(String sentence) {
        String told = "The journal in " + store.shown() + " cannot be read: " + sentence;
        return Result.found(JournalShapes.unreadable(store.shown(), told), List.of(told), true);
    }
}
