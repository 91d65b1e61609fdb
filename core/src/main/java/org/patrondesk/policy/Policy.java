package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patrondesk.box.Box;

/**
 * A policy ready to answer: a pure function of facts. Immutable and safe for use by many threads.
 *
 * <p>All rules that hold are found; the first in precedence (tier, then order of writing) that decides gives the
 * outcome. A fact that is unknown matters only if its possible values lead to different outcomes.
 */
public final class Policy {
    private final PolicySet set;
    private final PolicyRef ref;
    private final List<Rule> rules;

    private Policy(PolicySet set) {
        this.set = set;
        this.ref = set.ref();
        this.rules = set.rules();
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

    /** The same policy without one rule, for asking what the rule is responsible for. */
    public Policy without(String ruleId) {
        List<Rule> others =
                rules.stream().filter(rule -> !rule.id().equals(ruleId)).toList();
        return new Policy(new PolicySet(
                set.id(), set.version(), set.philosophy(), set.vocabulary(), others, List.of(), set.stored()));
    }

    /** Answers a request whose facts were made by this policy's vocabulary. */
    public Verdict decide(Facts facts) {
        return decide(set.vocabulary().possible(facts));
    }

    /** Answers a request whose facts were kept under another vocabulary. */
    public Verdict decide(Facts facts, Vocabulary recorded) {
        return decide(set.vocabulary().possible(facts, recorded));
    }

    private Verdict decide(Box possible) {
        List<Leaf> leaves = new ArrayList<>();
        List<Box> open = List.of(possible);
        for (int i = 0; i < rules.size() && !open.isEmpty(); i++) {
            Rule rule = rules.get(i);
            if (rule.decide().isPresent()) {
                List<Box> rest = open;
                for (Box box : rule.region().boxes()) {
                    rest = Box.minus(rest, box);
                }
                if (!rest.equals(open)) {
                    leaves.add(new Leaf(rule.id(), rule.outcome().orElseThrow(), Optional.of(rule)));
                }
                open = rest;
            }
        }
        if (!open.isEmpty()) {
            leaves.add(new Leaf(Verdict.DEFAULT, set.philosophy().otherwise(), Optional.empty()));
        }
        boolean agreed = leaves.stream().map(Leaf::outcome).distinct().count() == 1;
        return agreed ? answer(leaves.get(0), possible) : unknown(leaves, possible);
    }

    /** A rule, or the default, that decides for some of the possible facts. */
    private record Leaf(String id, Outcome outcome, Optional<Rule> rule) {}

    private Verdict answer(Leaf leaf, Box possible) {
        List<Rule> holding =
                rules.stream().filter(rule -> holds(rule, possible)).toList();
        Set<String> require = new LinkedHashSet<>();
        Map<String, Object> outputs = new HashMap<>();
        leaf.rule().ifPresent(rule -> require.addAll(rule.require()));
        for (Rule rule : holding) {
            rule.set().forEach(outputs::putIfAbsent);
            if (rule.decide().isEmpty()) {
                require.addAll(rule.require());
            }
        }
        return new Verdict(
                leaf.outcome(),
                leaf.id(),
                holding.stream().map(Rule::id).toList(),
                List.of(),
                List.copyOf(require),
                leaf.rule().map(Rule::instead).orElse(List.of()),
                outputs,
                ref);
    }

    private static boolean holds(Rule rule, Box possible) {
        List<Box> rest = List.of(possible);
        for (Box box : rule.region().boxes()) {
            rest = Box.minus(rest, box);
        }
        return rest.isEmpty();
    }

    private Verdict unknown(List<Leaf> leaves, Box possible) {
        List<String> missing = new ArrayList<>();
        List<Attribute> attributes = set.vocabulary().attributes();
        for (int i = 0; i < attributes.size(); i++) {
            int axis = i;
            boolean open = possible.axis(i).size() > 1;
            if (open
                    && leaves.stream()
                            .anyMatch(leaf -> leaf.rule()
                                    .map(rule -> cuts(rule, possible, axis))
                                    .orElse(false))) {
                missing.add(attributes.get(i).id());
            }
        }
        return new Verdict(
                set.philosophy().unknownFact(),
                Verdict.UNKNOWN_FACT,
                rules.stream()
                        .filter(rule -> holds(rule, possible))
                        .map(Rule::id)
                        .toList(),
                missing,
                List.of(),
                List.of(),
                Map.of(),
                ref);
    }

    /** Whether the rule holds for only some of the possible values on this axis. */
    private static boolean cuts(Rule rule, Box possible, int axis) {
        return rule.region().boxes().stream()
                .anyMatch(box ->
                        box.intersect(possible).isPresent() && !box.axis(axis).covers(possible.axis(axis)));
    }
}
