package org.patrondesk.examples.cli.nos;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patrondesk.Session;
import org.patrondesk.decision.Decision;
import org.patrondesk.examples.cli.store.Adoption;
import org.patrondesk.examples.cli.store.PatronOption;
import org.patrondesk.examples.cli.store.PolicyFiles;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.CommandCheck;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.logbook.Logbook;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;
import org.patrondesk.policy.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nos log}: writes down a no, from flags or by asking. */
@Command(
        name = "log",
        description = "Writes down a no; asks for what the options leave open when a person is there. Needs no patron.",
        mixinStandardHelpOptions = true)
public final class LogCommand implements DeskCommand {
    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--asked", paramLabel = "TEXT", description = "What was asked; leave names out.")
    private Optional<String> asked = Optional.empty();

    @Option(
            names = "--rule",
            paramLabel = "ID",
            description = "Why no: a rule of the policy in force, or unwritten when no rule asked for it.")
    private Optional<String> rule = Optional.empty();

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            description = "More about the reason. Without --rule, a rule's id or unwritten.")
    private Optional<String> why = Optional.empty();

    @Option(names = "--offered", paramLabel = "TEXT", description = "What was offered instead, if anything.")
    private Optional<String> offered = Optional.empty();

    @Option(
            names = "--fact",
            paramLabel = "ATTRIBUTE=VALUE",
            description =
                    "What the request was about, in the words of the policy; several times. The policy in force then"
                            + " finds the rule, and the no can be replayed.")
    private List<String> facts = List.of();

    @Option(names = "--branch", paramLabel = "B", description = "Where it was said.")
    private Optional<Branch> branch = Optional.empty();

    @Option(
            names = "--channel",
            paramLabel = "C",
            description = "desk, phone, email, chat, sms, web, kiosk or curbside. Default: desk.")
    private Optional<Channel> channel = Optional.empty();

    @Option(names = "--key", paramLabel = "KEY", description = "The same key again writes nothing twice.")
    private Optional<String> key = Optional.empty();

    @Mixin
    private PatronOption patron = new PatronOption();

    @Option(names = "--policy", paramLabel = "P", description = "Puts this policy file in force first.")
    private Optional<Path> policy = Optional.empty();

    @Option(names = "--ask", description = "Ask for what the options leave open, on standard input.")
    private boolean ask;

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        GivenFacts known = new GivenFacts(facts);
        Optional<Subject.PatronRef> told = patron.given(here);
        Optional<PolicySet> given = policy.map(PolicyFiles::read);
        Optional<PolicySet> rules = given.or(() -> inForce(here));
        moveRule(rules);
        if (!facts.isEmpty()) {
            citeByPolicy(rules);
        }
        if (ask || (!complete() && here.terminal().asks())) {
            askForTheRest(new Questions(here), rules);
        }
        LogNo no = command(rules, known);
        Optional<Verdict> computed = computed(here, no, rules);
        if (computed.isEmpty()) {
            checkRule(no, rules);
        }
        if (given.isPresent() || !store.exists()) {
            // Nothing may change before the command is known to be good.
            refuse(new CommandCheck().violations(no));
        }
        UUID decision = store.creating(
                here,
                session -> log(
                        here,
                        session,
                        given,
                        told.map(session::pseudonym).map(no::to).orElse(no)));
        computed.filter(verdict -> verdict.outcome() == Outcome.ASK)
                .ifPresent(verdict -> here.say("The policy needs more to answer: "
                        + String.join(", ", verdict.missing())
                        + "; without it the no counts as unwritten."));
        Optional<Rule> resting =
                computed.map(Verdict::determining).orElseGet(() -> rules.flatMap(set -> set.rule(no.rule())));
        return written(no, decision, no.outcome(resting), computed);
    }

    private static Result written(LogNo no, UUID decision, Outcome said, Optional<Verdict> computed) {
        String outcome = said.code();
        String toldRule = computed.map(verdict -> verdict.outcome().isNo() ? verdict.rule() : Decision.UNWRITTEN)
                .orElse(no.rule());
        return Result.done(
                new JsonObject()
                        .with("decision", decision.toString())
                        .with("rule", toldRule)
                        .with("outcome", outcome),
                List.of("Written down: " + outcome + " by " + toldRule + " at " + no.branch() + ", " + decision + "."));
    }

    private Optional<PolicySet> inForce(Surroundings here) {
        return store.exists()
                ? store.looking(here, session -> session.policies().inForce())
                : Optional.empty();
    }

    /** Takes {@code --why} for the rule where it names one and {@code --rule} was left out. */
    private void moveRule(Optional<PolicySet> rules) {
        if (rule.isEmpty() && why.filter(text -> names(rules, text.strip())).isPresent()) {
            rule = why.map(String::strip);
            why = Optional.empty();
        }
    }

    private static boolean names(Optional<PolicySet> rules, String text) {
        return text.equals(Decision.UNWRITTEN)
                || rules.flatMap(set -> set.rule(text))
                        .filter(Logbook::isCitable)
                        .isPresent();
    }

    private boolean complete() {
        return asked.isPresent() && rule.isPresent() && branch.isPresent();
    }

    private void askForTheRest(Questions questions, Optional<PolicySet> rules) {
        asked = asked.or(() -> Optional.of(questions.need("What was asked? (no names)")));
        if (rule.isEmpty()) {
            rule = Optional.of(questions.rule(rules));
            if (rule.get().equals(Decision.UNWRITTEN)) {
                why = why.or(() -> questions.may("Why was it a no?"));
            }
        }
        offered = offered.or(() -> questions.may("What was offered instead?"));
        branch = branch.or(() -> Optional.of(questions.branch()));
        channel = channel.or(() -> Optional.of(questions.channel()));
    }

    private void citeByPolicy(Optional<PolicySet> rules) {
        if (rule.isPresent()) {
            throw new BadInput(
                    "--rule stands beside --fact; leave one of them out: for facts the policy finds the rule.");
        }
        if (rules.isEmpty()) {
            throw new BadInput("--fact needs a policy, and none is in force; --policy puts one in force.");
        }
        rule = Optional.of(LogNo.BY_POLICY);
    }

    private static Optional<Verdict> computed(Surroundings here, LogNo no, Optional<PolicySet> rules) {
        return no.facts().isEmpty()
                ? Optional.empty()
                : rules.map(set -> GivenFacts.answered(
                        set, no.facts(), LocalDate.now(here.clock().withZone(ZoneId.systemDefault()))));
    }

    private LogNo command(Optional<PolicySet> rules, GivenFacts known) {
        if (rule.isEmpty() && why.isPresent()) {
            throw new BadInput("--why names no rule of the policy in force;"
                    + " add --rule with the rule's id, or --rule unwritten when no rule asked for the no.");
        }
        return new LogNo(
                asked.orElseThrow(() -> missing("--asked", "what was asked")),
                rule.map(String::strip).orElseThrow(() -> missing("--rule", "a rule's id, or unwritten")),
                why.filter(text -> !text.isBlank()),
                offered.filter(text -> !text.isBlank()),
                known.in(rules),
                branch.orElseThrow(() -> missing("--branch", "where it was said")),
                channel.orElse(Channel.DESK),
                key,
                Optional.empty());
    }

    private static BadInput missing(String option, String what) {
        return new BadInput(
                "The option " + option + " is missing; give it with " + what + ", or add --ask to be asked.");
    }

    private static void checkRule(LogNo no, Optional<PolicySet> rules) {
        if (!names(rules, no.rule())) {
            String known = rules.map(set -> "it has "
                            + set.rules().stream()
                                    .filter(Logbook::isCitable)
                                    .map(each -> each.id())
                                    .collect(Collectors.joining(", ")))
                    .orElse("no policy is in force, so only unwritten can be used; --policy puts one in force");
            throw new BadInput("--rule names no rule of the policy in force that can say no; " + known + ".");
        }
    }

    private static UUID log(Surroundings here, Session session, Optional<PolicySet> given, LogNo no) {
        Optional<PolicySet> before = session.policies().inForce();
        Answer<UUID> answer = given.map(set -> session.logbook().logUnder(set, no))
                .orElseGet(() -> session.logbook().log(no));
        if (answer instanceof Answer.Invalid<UUID> invalid) {
            refuse(invalid.violations());
        }
        UUID decision = answer.orThrow();
        given.ifPresent(set -> Adoption.tell(here, before, set));
        return decision;
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new BadInput(violations.stream()
                            .map(violation -> "--" + violation.path() + " " + violation.message())
                            .collect(Collectors.joining("; "))
                    + ".");
        }
    }
}
