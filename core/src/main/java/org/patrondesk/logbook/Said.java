package org.patrondesk.logbook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionKind;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;

/** A no that was said, beside what the policy in force makes of it. One thread. */
final class Said {
    private final Tools tools;
    private final Spoken no;
    private final Optional<Policy> policy;

    Said(Tools tools, LogNo no, Optional<Policy> policy) {
        this(tools, no.spoken(), policy);
    }

    Said(Tools tools, Spoken no, Optional<Policy> policy) {
        this.tools = tools;
        this.no = no;
        this.policy = policy;
    }

    private boolean onFacts() {
        return !no.facts().isEmpty();
    }

    private Optional<Rule> cited() {
        return policy.flatMap(ready -> ready.set().rule(no.rule())).filter(Logbook::isCitable);
    }

    List<Violation> violations() {
        return onFacts() ? factViolations() : ruleViolations();
    }

    private List<Violation> ruleViolations() {
        if (cited().isPresent() || no.rule().equals(Decision.UNWRITTEN)) {
            return List.of();
        }
        String known = policy.map(ready -> "it has "
                        + ready.set().rules().stream()
                                .filter(Logbook::isCitable)
                                .map(Rule::id)
                                .collect(Collectors.joining(", ")))
                .orElse("no policy is in force");
        return List.of(new Violation(
                "rule",
                "UnknownRule",
                "names no rule of the policy in force that can say no; " + known
                        + ". Write unwritten when no rule asked for the no."));
    }

    private List<Violation> factViolations() {
        if (!no.rule().equals(LogNo.BY_POLICY)) {
            return List.of(new Violation(
                    "rule",
                    "RuleBesideFacts",
                    "is named beside facts; leave it out: for facts the policy in force finds the rule"));
        }
        if (policy.isEmpty()) {
            return List.of(new Violation(
                    "facts",
                    "NoPolicyInForce",
                    "cannot be looked at, no policy is in force; leave them out and name unwritten as the rule"));
        }
        try {
            facts(policy.get());
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(unfit(e));
        }
    }

    static Violation unfit(IllegalArgumentException e) {
        return new Violation("facts", "UnfitFact", String.valueOf(e.getMessage()));
    }

    private Facts facts(Policy ready) {
        return ready.set()
                .vocabulary()
                .on(tools.today(), ready.set().vocabulary().facts(no.facts()));
    }

    Decision decision(Transaction transaction) {
        return policy.filter(ready -> onFacts())
                .map(ready -> computed(transaction, ready))
                .orElseGet(() -> worded(transaction));
    }

    private Decision computed(Transaction transaction, Policy ready) {
        Facts facts = facts(ready);
        Verdict verdict = ready.decide(facts);
        Optional<Outcome> said = Optional.of(no.outcome().apply(verdict.determining()));
        return decision(transaction, new Computed(verdict.outcome(), verdict.rule(), said, facts));
    }

    private Decision worded(Transaction transaction) {
        return decision(
                transaction, new Computed(no.outcome().apply(cited()), no.rule(), Optional.empty(), Facts.NONE));
    }

    /** What differs between a no on facts and one in words alone. */
    private record Computed(Outcome outcome, String rule, Optional<Outcome> said, Facts facts) {}

    private Decision decision(Transaction transaction, Computed computed) {
        return new Decision(
                tools.journal().nextId(),
                DecisionKind.SAID,
                Optional.empty(),
                tools.journal().now(),
                no.branch(),
                no.channel(),
                policy.map(ready -> ready.ref().hash()),
                computed.outcome(),
                computed.rule(),
                computed.said(),
                computed.facts(),
                no.wording(),
                Tools.handler(transaction),
                no.origin(),
                no.person());
    }
}
