package org.patrondesk.examples.cli.meeting;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patrondesk.Session;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.library.Ref;
import org.patrondesk.story.Consent;
import org.patrondesk.story.Story;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nos consent}: what the person of a story agreed to. */
@Command(
        name = "consent",
        description = "Writes down what the person of a story agreed to. Once refused, its text is gone for good.",
        mixinStandardHelpOptions = true)
public final class ConsentCommand implements DeskCommand {
    @Parameters(paramLabel = "story:ID", converter = Refs.class, description = "The story.")
    private Ref story = new Ref("none", "none");

    @Option(
            names = "--consent",
            required = true,
            paramLabel = "C",
            description = "not-asked, to-use, to-use-and-name or refused.")
    private String consent = "";

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
        if (!story.kind().equals(Story.KIND)) {
            throw new BadInput(story.written() + " is no story; consent is given to a story, written story:ID.");
        }
        Consent given = Consent.ofCode(consent)
                .orElseThrow(() -> new BadInput("--consent " + consent + ": name one of "
                        + Stream.of(Consent.values()).map(Consent::code).collect(Collectors.joining(", ")) + "."));
        long version = store.existing(here, session -> written(session, given));
        return Result.done(
                new JsonObject()
                        .with("story", story.id())
                        .with("consent", given.code())
                        .with("version", version),
                List.of("Written down: " + story.written() + " is " + given.code() + "."
                        + (given == Consent.REFUSED ? " Its text is gone." : "")));
    }

    private long written(Session session, Consent given) {
        Story found = session.stories()
                .find(story.uuid().orElseThrow())
                .orElseThrow(() -> new BadInput("The store has no story with this id; use the id that was printed when"
                        + " it was written down, and the same --tenant."));
        return Refs.done(session.stories().consent(found.id(), given, found.version()));
    }
}
