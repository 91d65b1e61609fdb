package org.patrondesk.examples.cli.privacy;

import java.util.List;
import org.patrondesk.examples.cli.store.PatronOption;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.OwnData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code privacy export}: a person's own data, to be handed to that person. */
@Command(
        name = "export",
        description = {
            "Prints all that the store keeps about one patron, for that patron to have; what is about others is left out.",
            "Read it before you hand it over: what somebody wrote in words may name others."
        },
        mixinStandardHelpOptions = true)
public final class ExportCommand implements DeskCommand {
    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private PatronOption patron = new PatronOption();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Subject.PatronRef about = patron.needed(here);
        OwnData own = store.recorded(
                here, session -> Refused.orDone(session.dossiers().ownData(session.pseudonym(about))));
        boolean nothing = own.records().isEmpty();
        if (nothing) {
            // The output is for the patron.
            here.say(PrivacyWords.NOTHING);
        }
        return Result.found(
                PrivacyShapes.of(own), List.of(own.text().stripTrailing().split("\n", -1)), nothing);
    }
}
