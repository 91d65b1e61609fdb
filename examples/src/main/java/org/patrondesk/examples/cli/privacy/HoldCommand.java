package org.patrondesk.examples.cli.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.Session;
import org.patrondesk.examples.cli.store.PatronOption;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.OwnData;
import org.patrondesk.privacy.PrivacyCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code privacy hold}: keeps what is about a person for a court, releases that, or lists what is held. */
@Command(
        name = "hold",
        description = "Keeps all that is about one patron from retention and erasure, until the hold is released.",
        mixinStandardHelpOptions = true)
public final class HoldCommand implements DeskCommand {
    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private PatronOption patron = new PatronOption();

    @Option(
            names = "--matter",
            paramLabel = "FILE-NUMBER",
            description = "The number of the file that asks for it; never a name.")
    private Optional<String> matter = Optional.empty();

    @Option(names = "--release", paramLabel = "ID", description = "Releases this hold instead.")
    private Optional<UUID> release = Optional.empty();

    @Option(names = "--list", description = "Lists the holds that stand instead.")
    private boolean list;

    @Mixin
    private JsonOption output = new JsonOption();

    /** A hold that stands, and whether there was nothing about the patron. */
    private record Placed(UUID hold, boolean overNothing) {}

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Optional<Subject.PatronRef> about = patron.given(here);
        int asked = (about.isPresent() || matter.isPresent() ? 1 : 0) + (release.isPresent() ? 1 : 0) + (list ? 1 : 0);
        if (asked != 1) {
            throw new BadInput("Give --patron and --matter to hold, --release to release, or --list; one of these.");
        }
        if (list) {
            return listed(store.recorded(here, session -> session.dossiers().holds()));
        }
        if (release.isPresent()) {
            UUID hold = store.recorded(
                    here, session -> Refused.orDone(session.dossiers().release(release.get())));
            return Result.done(
                    new JsonObject().with("hold", hold.toString()).with("stands", false),
                    List.of("Released: " + hold + "."));
        }
        return placed(here, about.orElseThrow(() -> new BadInput("Whom is it about? Give --patron beside --matter.")));
    }

    private Result placed(Surroundings here, Subject.PatronRef about) {
        String file = matter.orElseThrow(
                () -> new BadInput("For what is it held? Give --matter, the number of the file that asks for it."));
        Placed placed = store.recorded(here, session -> placed(session, about, file));
        JsonObject json =
                new JsonObject().with("hold", placed.hold().toString()).with("stands", true);
        String held = "Held: " + placed.hold() + ".";
        return placed.overNothing()
                ? Result.found(json.with("sentence", PrivacyWords.NOTHING), List.of(held, PrivacyWords.NOTHING), true)
                : Result.done(json, List.of(held));
    }

    /** It holds what comes later, too; so it stands where there is nothing yet. */
    private static Placed placed(Session session, Subject.PatronRef about, String file) {
        Subject.Pseudonym person = session.pseudonym(about);
        OwnData own = Refused.orDone(session.dossiers().ownData(person));
        return new Placed(
                Refused.orDone(session.dossiers().hold(person, file)),
                own.records().isEmpty());
    }

    private static Result listed(List<PrivacyCase> holds) {
        List<String> lines = new ArrayList<>();
        holds.forEach(hold -> lines.add("  " + hold.at() + "  " + hold.id() + "  " + hold.matter()));
        lines.add(holds.size() + (holds.size() == 1 ? " hold stands." : " holds stand."));
        return Result.done(
                new JsonObject()
                        .with("holds", holds.stream().map(PrivacyShapes::of).toList()),
                lines);
    }
}
