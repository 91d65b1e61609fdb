package org.patrondesk.examples.cli.nos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.patrondesk.examples.cli.policy.PolicyTarget;
import org.patrondesk.examples.cli.store.RunOption;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;
import org.patrondesk.proposal.RuleProposal;
import org.patrondesk.replay.Relaxation;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Suggestion;
import org.patrondesk.vocabulary.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nos propose}: how the nos of one rule could become a yes. */
@Command(
        name = "propose",
        description =
                "Proposes how the nos of one rule could become a yes: edits of it, and the best exception, each with"
                        + " its replay. Puts nothing in force.",
        mixinStandardHelpOptions = true)
public final class ProposeCommand implements DeskCommand {
    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private RunOption run = new RunOption();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Option(
            names = "--rule",
            paramLabel = "R",
            description = "Whose nos. Default: the loudest rule without which nos would be a yes.")
    private Optional<String> rule = Optional.empty();

    @Option(
            names = "--attribute",
            paramLabel = "A",
            description =
                    "What the exception may ask; several times. Default: up to three that tell the nos apart best.")
    private List<String> attributes = new ArrayList<>();

    @Option(
            names = "--edit",
            paramLabel = "N",
            description = "With --out: write the policy with the Nth edit, not with the exception.")
    private Optional<Integer> edit = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "CANDIDATE.json",
            description = "Where the changed policy goes, as a new version; a file that is there is replaced.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Optional<PolicyTarget> target = out.map(PolicyTarget::new);
        target.ifPresent(PolicyTarget::check);
        if (edit.isPresent() && target.isEmpty()) {
            throw new BadInput("--edit says which candidate is written; name a file for it with --out.");
        }
        Optional<PolicySet> read = policy.read();
        RuleProposal proposal = store.existing(here, session -> {
            PolicySet set = PolicyOption.orInForce(read, session);
            Optional<String> known = run.in(here, session);
            check(set);
            return Progress.during(
                    here,
                    "Proposing",
                    () -> session.proposals().propose(known, set, new RuleProposal.Wish(rule, attributes)));
        });
        RelaxCommand.checkSome(proposal.basis());
        RuleProposal.Remedy remedy = proposal.remedy().orElseThrow(() -> noNos(proposal));
        JsonObject json = ProposeShapes.json(proposal, remedy);
        List<String> words = new ArrayList<>(ProposeShapes.words(proposal, remedy));
        target.ifPresent(place -> {
            PolicySet written = place.write(candidate(remedy).set().stored());
            json.with("out", place.out().toString()).with("candidate", RelaxShapes.policy(written.ref()));
            words.add("The candidate: " + place.out() + ", " + written.id() + " " + written.version());
        });
        return Result.done(json, words);
    }

    private void check(PolicySet set) {
        rule.filter(id -> set.rule(id).isEmpty()).ifPresent(id -> {
            List<String> known = set.rules().stream().map(Rule::id).toList();
            throw new BadInput(
                    "--rule: the policy " + set.id() + " has no rule '" + id + "'" + end(Suggestion.among(known, id)));
        });
        for (String attribute : attributes) {
            if (set.vocabulary().axis(attribute) < 0 || attribute.equals(Vocabulary.AS_OF)) {
                List<String> known = set.vocabulary().attributes().stream()
                        .map(Attribute::id)
                        .filter(id -> !id.equals(Vocabulary.AS_OF))
                        .toList();
                throw new BadInput("--attribute: an exception of the policy " + set.id() + " cannot ask '" + attribute
                        + "'; it has " + String.join(", ", known) + ".");
            }
        }
    }

    private static String end(String suggestion) {
        return suggestion.isEmpty() ? "." : suggestion;
    }

    private BadInput noNos(RuleProposal proposal) {
        String loud = proposal.rules().stream().map(Relaxation.RuleCount::rule).collect(Collectors.joining(", "));
        return new BadInput(rule.map(id -> "--rule: '" + id + "'").orElse("No rule") + " says "
                + (rule.isPresent() ? "no in none of " : "no in ")
                + Counted.of(proposal.basis().counted(), "decision") + " with facts"
                + (loud.isEmpty() ? "; there is nothing to propose." : "; those that do are " + loud + "."));
    }

    private RuleProposal.Candidate candidate(RuleProposal.Remedy remedy) {
        if (edit.isEmpty()) {
            return remedy.exception()
                    .candidate()
                    .orElseThrow(() -> new BadInput("--out: no exception can be written. "
                            + remedy.exception().hindrance() + " An edit can be, with --edit."));
        }
        int number = edit.get();
        if (number < 1 || number > remedy.edits().size()) {
            throw new BadInput("--edit " + number + ": "
                    + Counted.of(remedy.edits().size(), "edit") + " of this rule can be written; give its number.");
        }
        return remedy.edits().get(number - 1).candidate();
    }
}
