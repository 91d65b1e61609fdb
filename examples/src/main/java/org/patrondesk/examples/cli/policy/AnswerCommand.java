package org.patrondesk.examples.cli.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.Exit;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Printed;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.policy.Explanation;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Verdict;
import org.patrondesk.storage.policy.FactLine;
import org.patrondesk.storage.policy.FactLines;
import org.patrondesk.vocabulary.Facts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy decide}: an answer for each line of a file. */
@Command(
        name = "decide",
        description = "Answers every request of a file, in order; nothing is recorded. With --json one object per"
                + " request, on a line of its own.",
        mixinStandardHelpOptions = true)
final class AnswerCommand implements DeskCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "The policy, JSON or YAML.")
    private Path file = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "REQUESTS.ndjson",
            description = "One object of facts on each line, such as {\"age\": 12}.")
    private Path requests = Path.of("");

    @Mixin
    private AsOfOption asOf = new AsOfOption();

    @Option(names = "--explain", description = "Also say what nearly held, and the nearest yes.")
    private boolean explain;

    @Mixin
    private LanguageOption language = new LanguageOption();

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
        Policy policy = Policy.of(set);
        AnswerTally tally = new AnswerTally();
        try (FactLines lines = RequestLines.open(requests, set.vocabulary());
                Printed out = new Printed(here)) {
            LocalDate day = asOf.day(here);
            for (FactLine line = lines.next(); line != null; line = lines.next()) {
                if (line instanceof FactLine.Read read) {
                    Facts facts = set.vocabulary().on(day, read.facts());
                    tally.answered(facts, answer(policy, new FactLine.Read(read.line(), facts), locale, out));
                } else if (line instanceof FactLine.Wrong wrong) {
                    print(wrong, out);
                    tally.wrong();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (tally.isEmpty()) {
            throw new PolicyProblem(requests.toString(), RequestLines.EMPTY);
        }
        if (json()) {
            tally.tell(here);
        }
        return Result.streamed(
                json() ? List.of() : tally.summary(set.ref()), tally.hasWrong() ? Exit.FINDINGS : Exit.DONE);
    }

    private Verdict answer(Policy policy, FactLine.Read asked, Locale locale, Printed out) {
        if (!explain) {
            Verdict verdict = policy.decide(asked.facts());
            if (json()) {
                out.line(AnswerShapes.verdict(verdict));
            } else {
                out.line(AnswerWords.row(
                        asked.line(), verdict, text -> policy.set().in(locale, text)));
            }
            return verdict;
        }
        Explanation explanation = policy.explain(asked.facts());
        if (json()) {
            out.line(AnswerShapes.explained(explanation));
        } else {
            out.line(AnswerWords.row(
                    asked.line(), explanation.verdict(), text -> policy.set().in(locale, text)));
            AnswerWords.setIn(explanation.forStaff(locale)).forEach(out::line);
        }
        return explanation.verdict();
    }

    private void print(FactLine.Wrong wrong, Printed out) {
        if (json()) {
            out.line(AnswerShapes.wrong(requests.toString(), wrong));
        } else {
            out.line(AnswerWords.row(requests.toString(), wrong));
        }
    }
}
