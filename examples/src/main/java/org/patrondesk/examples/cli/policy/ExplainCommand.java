package org.patrondesk.examples.cli.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.policy.Explanation;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.storage.policy.FactLines;
import org.patrondesk.vocabulary.Facts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy explain}: one answer, in words. */
@Command(
        name = "explain",
        description = "Answers one request and says why: in words for staff and for the patron.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements DeskCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "The policy, JSON or YAML.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "REQUEST.json", description = "One object of facts, such as {\"age\": 12}.")
    private Path request = Path.of("");

    @Mixin
    private AsOfOption asOf = new AsOfOption();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Option(
            names = "--for",
            paramLabel = "WHOM",
            converter = Audience.Reading.class,
            description = "staff or patron. Default: both.")
    private Audience audience = Audience.BOTH;

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Locale locale = language.locale();
        PolicySet set = PolicyFile.read(file);
        Facts facts = FactLines.only(request.toString(), InputFile.content(request, "request"), set.vocabulary());
        Explanation explanation = Policy.of(set).explain(set.vocabulary().on(asOf.day(here), facts));
        if (!facts.unlisted().isEmpty()) {
            here.say(Counted.UNLISTED + " " + String.join(", ", facts.unlisted()) + ".");
        }
        return Result.done(AnswerShapes.inWords(explanation, audience, locale), words(explanation, locale));
    }

    private List<String> words(Explanation explanation, Locale locale) {
        List<String> lines = new ArrayList<>();
        if (audience.isStaff()) {
            heading(lines, "For staff:");
            lines.addAll(explanation.forStaff(locale).lines().toList());
        }
        if (audience.isPatron()) {
            heading(lines, "For the patron:");
            lines.addAll(explanation.forPatron(locale).lines().toList());
        }
        return lines;
    }

    /** Only where there are two texts to tell apart. */
    private void heading(List<String> lines, String heading) {
        if (audience == Audience.BOTH) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(heading);
        }
    }
}
