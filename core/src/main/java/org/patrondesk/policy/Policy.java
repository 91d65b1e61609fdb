package org.patrondesk.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.patrondesk.box.Box;
import org.patrondesk.journal.StoredObject;

/**
 * A policy ready to answer: a pure function of facts. Immutable and safe for use by many threads.
 *
 * <p>All rules that hold are found; the first in precedence (tier, then order of writing) that decides gives the
 * outcome. A fact that is unknown matters only if its possible values lead to different outcomes.
 */
public final class Policy {
    private final PolicySet set;
    private final PolicyRef ref;
    private final CompiledRules rules;

    private Policy(PolicySet set) {
        this.set = set;
        this.ref = set.ref();
        this.rules = new CompiledRules(set.rules(), set.vocabulary().space());
    }

    /**
     * Makes a policy ready.
     *
     * @throws PolicyProblem when one of its own examples gets another answer
     */
    public static Policy of(PolicySet set) {
        Policy policy = new Policy(set);
        set.expectations().forEach(policy::check);
        return policy;
    }

    private void check(Expectation expected) {
        Verdict verdict = decide(expected.request());
        boolean met = verdict.outcome() == expected.outcome()
                && expected.by().map(verdict.rule()::equals).orElse(true);
        if (!met) {
            String wanted = expected.outcome().code()
                    + expected.by().map(by -> " by " + by).orElse("");
            throw new PolicyProblem(
                    expected.place(),
                    "The example expects " + wanted + ", but the rules answer "
                            + verdict.outcome().code() + " by " + verdict.rule() + "; mend the rule or the example.");
        }
    }

    public PolicySet set() {
        return set;
    }

    public PolicyRef ref() {
        return ref;
    }

    /**
     * The policy without one rule and without examples, for asking what the rule is responsible for; it has a hash of its
     * own.
     */
    public Policy without(String ruleId) {
        List<Rule> others =
                set.rules().stream().filter(rule -> !rule.id().equals(ruleId)).toList();
        List<?> kept = set.stored().list("rules").stream()
                .filter(rule -> !((StoredObject) rule).text("id").equals(ruleId))
                .toList();
        StoredObject stored = set.stored().with("rules", kept).with("expect", List.of());
        return new Policy(
                new PolicySet(set.id(), set.version(), set.philosophy(), set.vocabulary(), others, List.of(), stored));
    }

    /** Answers a request whose facts were made by this policy's vocabulary. */
    public Verdict decide(Facts facts) {
        return decide(set.vocabulary().encode(facts));
    }

    /** Answers a request whose facts were kept under another vocabulary. */
    public Verdict decide(Facts facts, Vocabulary recorded) {
        return recorded.equals(set.vocabulary())
                ? decide(facts)
                : decide(set.vocabulary().possible(facts, recorded));
    }

    /** Turns facts into places on the axes, once for many decisions. */
    public Encoded encode(Facts facts) {
        return set.vocabulary().encode(facts);
    }

    /** Answers a request that this policy, or one with the same vocabulary, has encoded. */
    public Verdict decide(Encoded request) {
        Box open = request.open();
        if (open != null) {
            return decide(open);
        }
        long[] hits = rules.containing(request.point());
        int first = rules.first(hits);
        return first < 0
                ? new Verdict(this, set.philosophy().otherwise(), null, () -> rules.rules(hits))
                : new Verdict(this, rules.outcome(first), rules.rule(first), () -> rules.rules(hits));
    }

    /** Answers a request and says what nearly held, and what would have made it a yes. */
    public Explanation explain(Facts facts) {
        return new Explaining(this, rules, encode(facts)).explain();
    }

    /** What must agree over all completions, so that the unknown facts make no difference to the patron. */
    private record Answer(Outcome outcome, List<String> require, List<String> instead) {
        static Answer of(Rule rule) {
            return new Answer(rule.outcome().orElseThrow(), rule.require(), rule.instead());
        }
    }

    private Verdict decide(Box possible) {
        Completions completions = new Completions(rules.touching(possible), possible);
        List<Rule> deciding = completions.deciding();
        Set<Answer> answers = new HashSet<>();
        deciding.forEach(rule -> answers.add(Answer.of(rule)));
        if (completions.leavesSome()) {
            answers.add(new Answer(set.philosophy().otherwise(), List.of(), List.of()));
        }
        if (answers.size() > 1 || completions.undecided()) {
            return new Verdict(this, completions.missing(set.vocabulary()), completions::holding);
        }
        Rule first = deciding.isEmpty() ? null : deciding.get(0);
        Outcome outcome =
                first == null ? set.philosophy().otherwise() : first.outcome().orElseThrow();
        return new Verdict(this, outcome, first, completions::holding);
    }
}
