package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.patrondesk.journal.StoredObject;

/**
 * Reads a policy from its JSON tree; the one place that knows the schema.
 *
 * <p>Policy files and stored policies have the same keys, so that a stored policy is read by the same rules. A problem
 * is placed by JSON Pointer; the adapter that parsed the file turns it into line and column.
 */
public final class PolicyReader {
    /** The type of the stored form. */
    public static final String TYPE = "policy-set";

    /** The version of the stored form written now; every version up to it is read. */
    public static final int VERSION = 1;

    private static final List<String> DEFAULT_TIERS =
            List.of("technology", "law", "contract", "board", "system", "branch", "desk");

    private final Node root;

    private PolicyReader(StoredObject tree) {
        this.root = new Node(tree, "");
    }

    /**
     * Reads a policy and proves its examples.
     *
     * @throws PolicyProblem at the first thing that is wrong
     */
    public static PolicySet read(StoredObject tree) {
        StoredObject stored = tree.with("type", TYPE)
                .with("v", tree.has("v") ? tree.value("v").orElseThrow() : VERSION);
        PolicySet set = new PolicyReader(stored).set(stored);
        Policy.of(set);
        return set;
    }

    private PolicySet set(StoredObject stored) {
        root.allow(
                "type",
                "v",
                "policySet",
                "version",
                "philosophy",
                "precedence",
                "tiers",
                "attributes",
                "rules",
                "expect");
        if (root.wholeNumber("v") > VERSION) {
            throw root.child("v")
                    .problem("This policy has the form " + root.wholeNumber("v")
                            + ", which is newer than this version reads (" + VERSION + "); update PatronDesk.");
        }
        if (!root.optionalText("precedence").orElse("first").equals("first")) {
            throw root.child("precedence").problem("The only precedence is \"first\": tier, then order of writing.");
        }
        List<String> tiers = root.has("tiers") ? root.texts("tiers") : DEFAULT_TIERS;
        if (tiers.isEmpty()) {
            throw root.child("tiers").problem("A policy has at least one tier; name one, or leave the list out.");
        }
        Vocabulary vocabulary = AttributesReader.read(root.child("attributes"));
        List<Rule> rules = rules(vocabulary, tiers);
        return new PolicySet(
                root.text("policySet"),
                root.text("version"),
                philosophy(root.child("philosophy")),
                vocabulary,
                rules,
                expectations(vocabulary, rules),
                stored);
    }

    private static Philosophy philosophy(Node node) {
        node.allow("default", "unknownFact", "wording");
        Outcome unknown = node.has("unknownFact") ? node.outcome("unknownFact") : Outcome.ASK;
        return new Philosophy(node.outcome("default"), unknown, node.words("wording"));
    }

    private List<Rule> rules(Vocabulary vocabulary, List<String> tiers) {
        RulesReader reader = new RulesReader(vocabulary, tiers);
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>(Set.of(Verdict.DEFAULT, Verdict.UNKNOWN_FACT, "unwritten"));
        for (Node node : root.children("rules")) {
            Rule rule = reader.rule(node);
            if (!ids.add(rule.id())) {
                throw node.child("id")
                        .problem("The rule id '" + rule.id()
                                + "' is taken; ids are unique, and default, unknown-fact and unwritten are reserved.");
            }
            rules.add(rule);
        }
        // A stable sort: within a tier the order of writing stays.
        rules.sort((a, b) -> Integer.compare(tiers.indexOf(a.tier()), tiers.indexOf(b.tier())));
        return rules;
    }

    private List<Expectation> expectations(Vocabulary vocabulary, List<Rule> rules) {
        List<Expectation> expectations = new ArrayList<>();
        for (Node node : root.has("expect") ? root.children("expect") : List.<Node>of()) {
            node.allow("request", "decide", "by");
            Optional<String> by = node.optionalText("by");
            by.filter(id -> !id.equals(Verdict.DEFAULT) && !id.equals(Verdict.UNKNOWN_FACT))
                    .filter(id -> rules.stream().noneMatch(rule -> rule.id().equals(id)))
                    .ifPresent(id -> {
                        throw node.child("by")
                                .problem("There is no rule '" + id + "'"
                                        + end(Suggestion.among(
                                                rules.stream().map(Rule::id).toList(), id)));
                    });
            expectations.add(new Expectation(
                    node.path(), request(vocabulary, node.child("request")), node.outcome("decide"), by));
        }
        return expectations;
    }

    private static Facts request(Vocabulary vocabulary, Node node) {
        try {
            return vocabulary.facts(node.scalars());
        } catch (IllegalArgumentException e) {
            throw node.problem(String.valueOf(e.getMessage()));
        }
    }

    static String end(String suggestion) {
        return suggestion.isEmpty() ? "." : suggestion;
    }
}
