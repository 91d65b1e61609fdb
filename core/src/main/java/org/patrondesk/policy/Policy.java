package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * A policy ready to answer: a pure function of facts, the day among them. Immutable and safe for use by many threads.
 *
 * <p>All rules that hold are found and put in the order of precedence. The first that decides gives the outcome; each
 * other output comes from the first that sets it, or all come from the one that wins, as the {@link Precedence} says. A
 * fact that is unknown matters only if its possible values lead to different answers.
 */
public final class Policy {
    private final PolicySet set;
    private final PolicyRef ref;
    private final CompiledRules rules;

    private Policy(PolicySet set) {
        this.set = set;
        this.ref = set.ref();
        this.rules = new CompiledRules(set);
    }

    /**
     * Makes a policy ready.
     *
     * @throws PolicyProblem when a rule can never hold, or one of the policy's own examples gets another answer
     */
    public static Policy of(PolicySet set) {
        Policy policy = new Policy(set);
        set.expectations().forEach(policy::check);
        return policy;
    }

    /** Makes a policy ready that was proved when it was first read; its examples are not asked again. */
    public static Policy ofKept(PolicySet set) {
        return new Policy(set);
    }

    private void check(Expectation expected) {
        Verdict verdict = decide(expected.request());
        if (!expected.isMetBy(verdict)) {
            String wanted = expected.outcome().code()
                    + expected.by().map(by -> " by " + by).orElse("")
                    + (expected.set().isEmpty() ? "" : " with " + expected.set());
            throw new PolicyProblem(
                    expected.place(),
                    "The example expects " + wanted + ", but the rules answer "
                            + verdict.outcome().code() + " by " + verdict.rule()
                            + (expected.set().isEmpty() ? "" : " with " + verdict.set())
                            + (verdict.missing().contains(Vocabulary.AS_OF)
                                    ? "; name a day with 'asOf'."
                                    : "; mend the rule or the example."));
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
        return new Policy(set.without(ruleId));
    }

    /**
     * The policy as it would answer with one rule gone, or put otherwise under the same id: for questions about unknown
     * facts, without all the work of making a policy. One thread.
     */
    public final class Amended {
        private final String id;
        private final Ranking ranking;
        private final List<Piece> own;

        private Amended(int written, Optional<Rule> now) {
            this.id = set.rules().get(written).id();
            this.ranking = new Ranking(set);
            this.own =
                    now.map(rule -> Piece.of(set, rules.axes(), written, rule)).orElse(List.of());
        }

        /** The outcome for all points of a box of two or more, of which any may be the request. */
        @SuppressWarnings("exports")
        public Outcome outcome(Box possible) {
            List<Piece> touching = new ArrayList<>(rules.touching(possible));
            touching.removeIf(piece -> piece.rule().id().equals(id));
            own.stream().filter(piece -> piece.box().meets(possible)).forEach(touching::add);
            Completions.@Nullable Answer agreed = new Completions(rules, ranking.sorted(touching), possible).agreed();
            return agreed == null ? set.philosophy().unknownFact() : agreed.outcome();
        }
    }

    /**
     * The policy with one rule otherwise.
     *
     * @param written the place of the rule in the order of writing
     * @param now what stands there instead; nothing to take the rule out
     */
    public Amended amended(int written, Optional<Rule> now) {
        return new Amended(written, now);
    }

    /** Answers a request whose facts were made by this policy's vocabulary. */
    public Verdict decide(Facts facts) {
        return decide(encode(facts));
    }

    /** Answers a request whose facts were kept under another vocabulary. */
    public Verdict decide(Facts facts, Vocabulary recorded) {
        if (recorded.equals(set.vocabulary())) {
            return decide(facts);
        }
        return decide(rules.axes().possible(facts, recorded));
    }

    /** Turns facts into places on the axes, once for many decisions. */
    public Encoded encode(Facts facts) {
        return rules.axes().encode(facts, rules);
    }

    /**
     * Answers a request that this policy, or one with the same vocabulary, has encoded.
     *
     * @throws IllegalArgumentException when it was encoded with another vocabulary
     */
    public Verdict decide(Encoded request) {
        Box open = request.fitting(rules).open();
        if (open != null) {
            return decide(open);
        }
        long[] hits = rules.containing(request.rows(rules));
        int first = rules.first(hits);
        return first < 0
                ? new Verdict(this, set.philosophy().otherwise(), null, new Holding.Known(rules, hits))
                : new Verdict(this, rules.outcome(first), rules.rule(first), new Holding.Known(rules, hits));
    }

    /** Answers for all points of a box, of which any may be the request. */
    Verdict decide(Box possible) {
        Optional<int[]> point = rules.axes().point(possible);
        if (point.isPresent()) {
            return decide(new Encoded(point.get(), rules));
        }
        Completions completions = new Completions(rules, possible);
        Completions.@Nullable Answer agreed = completions.agreed();
        if (agreed == null) {
            return new Verdict(this, completions.missing(set.vocabulary()), completions.holding());
        }
        List<Rule> holding = completions.holding();
        // A reason is given only if it is one however the unknown facts turn out.
        @Nullable
        Rule sure = holding.stream().filter(completions::isDeciding).findFirst().orElse(null);
        return new Verdict(
                this,
                agreed.outcome(),
                sure,
                new Holding.Agreed(holding, agreed, completions.unsettled(set.vocabulary()), completions.leavesSome()));
    }

    /**
     * A part of a rule and the box in which it holds; boxes are known to the rooms of this module only.
     *
     * @param level what the policy ranks by besides the place in the file: of two parts of one level only writing order or
     *     id says which wins; a smaller level always wins
     */
    public record Region(
            Rule rule, @SuppressWarnings("exports") Box box, int level) {}

    /** The parts of the rules in the order of precedence, each holding in a box over the vocabulary's axes. */
    public List<Region> regions() {
        List<Piece> pieces = rules.pieces();
        int[] levels = new Ranking(set).levels(pieces);
        return IntStream.range(0, levels.length)
                .mapToObj(i -> new Region(pieces.get(i).rule(), pieces.get(i).box(), levels[i]))
                .toList();
    }

    /** All requests there are, as a box over the vocabulary's axes. */
    @SuppressWarnings("exports")
    public Box space() {
        return rules.axes().space();
    }

    /** Where a condition over this policy's vocabulary holds. */
    @SuppressWarnings("exports")
    public Box where(Condition condition) {
        return rules.axes().box(condition);
    }

    /** Where one of the alternatives of a rule holds, on its days; exceptions are not looked at. */
    @SuppressWarnings("exports")
    public Box where(Rule rule, int alternative) {
        return rules.axes().during(rule.effective(), where(rule.when().get(alternative)));
    }

    /** Whether the answer can be this rule's: where outputs go together any rule's, otherwise one that decides. */
    public boolean canDetermine(Rule rule) {
        return rules.determines(rule);
    }

    /** Answers a request and says what nearly held, and what would have made it a yes. */
    public Explanation explain(Facts facts) {
        return explain(encode(facts));
    }

    /**
     * Explains a request that this policy, or one with the same vocabulary, has encoded.
     *
     * @throws IllegalArgumentException when it was encoded with another vocabulary
     */
    public Explanation explain(Encoded request) {
        return new Explanation(decide(request), new Explaining(this, rules, request));
    }
}
