package org.patrondesk.examples.cli.meeting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.examples.cli.store.PatronOption;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Ref;
import org.patrondesk.person.Subject;
import org.patrondesk.story.Consent;
import org.patrondesk.story.Story;
import org.patrondesk.story.TellStory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nos story}: what a yes changed for somebody. */
@Command(
        name = "story",
        description = "Writes down what a yes changed for somebody, with the consent there is.",
        mixinStandardHelpOptions = true)
public final class StoryCommand implements DeskCommand {
    @Mixin
    private StoreOption store = new StoreOption();

    @Option(
            names = "--text",
            required = true,
            paramLabel = "TEXT",
            description = "What brought them, what happened, what changed.")
    private String text = "";

    @Option(names = "--branch", required = true, paramLabel = "B", description = "Where it happened.")
    private Branch branch = Branch.UNKNOWN;

    @Option(
            names = "--about",
            required = true,
            paramLabel = "KIND:ID",
            converter = Refs.class,
            description = "The decision, barrier or resolution it came from; several times.")
    private List<Ref> about = List.of();

    @Option(
            names = "--consent",
            paramLabel = "C",
            description = "not-asked, to-use or to-use-and-name. Default: not-asked.")
    private String consent = Consent.NOT_ASKED.code();

    @Mixin
    private PatronOption patron = new PatronOption();

    @Option(names = "--key", paramLabel = "KEY", description = "The same key again writes nothing twice.")
    private Optional<String> key = Optional.empty();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Consent given = Consent.ofCode(consent)
                .filter(each -> each != Consent.REFUSED)
                .orElseThrow(() -> new BadInput("--consent " + consent
                        + ": a story is written down with not-asked, to-use or to-use-and-name; name one of them."));
        TellStory command = new TellStory(text, given, branch, about, key, Optional.empty());
        Optional<Subject.PatronRef> whose = patron.given(here);
        UUID story = store.existing(
                here,
                session -> Refs.done(session.stories()
                        .tell(whose.map(session::pseudonym).map(command::of).orElse(command))));
        return Result.done(
                new JsonObject().with("story", story.toString()),
                List.of("Written down: " + new Ref(Story.KIND, story.toString()).written() + "."));
    }
}
