package org.patrondesk.examples.cli.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Roles;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.library.Tenant;
import org.patrondesk.seal.Checkpoint;
import org.patrondesk.seal.JournalCheck;
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
                    + " anew, no longer has its newest checkpoint.")
    private Optional<Path> checkpoint = Optional.empty();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Optional<Checkpoint> known = checkpoint.map(KeptCheckpoint::newestIn);
        try (PatronDesk desk = PatronDesk.builder()
                .storage(store.open(here.environment()))
                .clock(here.clock())
                .build()) {
            Actor auditor = Actor.Staff.of(tenant, "command-line", Roles.AUDITOR);
            JournalCheck check = Progress.during(
                    here, "Verifying", () -> desk.as(auditor).sealing().verify(known));
            Instant now = here.clock().instant();
            return Result.found(
                    JournalShapes.of(store.shown(), check, known, now),
                    JournalWords.of(check, known, now),
                    !check.sound());
        }
    }
}
