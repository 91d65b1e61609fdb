package org.patrondesk.examples.cli.privacy;

import java.util.List;
import org.patrondesk.examples.cli.store.PatronOption;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.Erased;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code privacy erase}: removes all that is about a person, and their key. */
@Command(
        name = "erase",
        description = {
            "Removes all that the store keeps about one patron, for good, and destroys the patron's key.",
            "Outcomes, rules, facts and counters stay. Nobody can undo it."
        },
        mixinStandardHelpOptions = true)
public final class EraseCommand implements DeskCommand {
    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private PatronOption patron = new PatronOption();

    @Option(
            names = "--matter",
            required = true,
            paramLabel = "FILE-NUMBER",
            description = "The number of the file that holds the request; never a name.")
    private String matter = "";

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Subject.PatronRef about = patron.needed(here);
        Erased erased = store.recorded(
                here, session -> Refused.orDone(session.dossiers().erase(session.pseudonym(about), matter)));
        boolean nothing = erased.records() == 0 && erased.isComplete();
        JsonObject json = PrivacyShapes.of(erased);
        return Result.found(
                nothing ? json.with("sentence", PrivacyWords.NOTHING) : json,
                List.of(nothing ? PrivacyWords.NOTHING : sentence(erased)),
                nothing || !erased.isComplete());
    }

    private static String sentence(Erased erased) {
        return "Removed from decisions: " + erased.decisions() + ", follow-ups: " + erased.followUps() + ", stories: "
                + erased.stories() + ", messages: " + erased.deliveries() + ", consents: " + erased.consents()
                + ". The key is destroyed."
                + (erased.isComplete()
                        ? ""
                        : " " + erased.inFlight()
                                + " messages are being sent just now; 'privacy retention' removes them afterwards.");
    }
}
