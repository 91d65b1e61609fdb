package org.patrondesk.schema;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Text;
import org.patrondesk.policy.Condition;
import org.patrondesk.policy.Expectation;
import org.patrondesk.policy.Offering;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Philosophy;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Suggestion;
import org.patrondesk.vocabulary.Vocabulary;

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
    public static final int VERSION = 2;

    private static final List<String> DEFAULT_TIERS =
            List.of("technology", "law", "contract", "board", "system", "branch", "desk");

    private final Node root;

    private PolicyReader(StoredObject stored) {
        this.root = new Node(FirstForm.raised(stored), "");
    }

    /**
     * Reads a policy and proves its examples.
     *
     * @throws PolicyProblem at the first thing that is wrong
     */
    public static PolicySet read(StoredObject tree) {
        PolicySet set = readUnproved(tree);
        Policy.of(set);
        return set;
    }

    /**
     * Reads a policy that is to be looked at, whatever its examples say; it is not fit to be put in force.
     *
     * @throws PolicyProblem at the first other thing that is wrong
     */
    public static PolicySet readUnproved(StoredObject tree) {
        StoredObject stored = tree.with("type", TYPE)
                .with("v", tree.has("v") ? tree.value("v").orElseThrow() : VERSION);
        PolicySet set = new PolicyReader(stored).set(stored);
        Policy.ofKept(set);
        return set;
    }

    /**
     * Reads a policy that was proved when it was first read: a decision that cites it must be found again whatever its
     * examples would say today.
     *
     * @throws PolicyProblem when it cannot be read at all
     */
    public static PolicySet readKept(StoredObject stored) {
        return new PolicyReader(stored).set(stored);
    }

    private PolicySet set(StoredObject stored) {
        checkKeys();
        List<String> tiers = root.has("tiers") ? root.texts("tiers") : DEFAULT_TIERS;
        if (tiers.isEmpty()) {
            throw root.child("tiers").problem("A policy has at least one tier; name one, or leave the list out.");
        }
        Vocabulary vocabulary = AttributesReader.read(root, asksDay());
        Philosophy philosophy = philosophy(root.child("philosophy"));
        List<Rule> rules = rules(new RulesReader(vocabulary, philosophy, tiers, defaultTier(tiers)));
        return new PolicySet(
                root.text("policySet"),
                root.name("version"),
                root.optionalText("owner").orElse(""),
                philosophy,
                tiers,
                new PrecedenceReader(root, vocabulary).read(),
                vocabulary,
                rules,
                offerings(vocabulary),
                expectations(vocabulary, rules),
                TranslationsReader.read(root),
                stored);
    }

    private void checkKeys() {
        root.allow(
                "type",
                "v",
                "policySet",
                "version",
                "owner",
                "tier",
                "philosophy",
                "precedence",
                "outputs",
                "tiers",
                "attributes",
                "attributeOrder",
                "rules",
                "offerings",
                "expect",
                "translations");
        if (root.wholeNumber("v") > VERSION) {
            throw root.child("v")
                    .problem("This policy has the form " + root.wholeNumber("v")
                            + ", which is newer than this version reads (" + VERSION + "); update PatronDesk.");
        }
    }

    private String defaultTier(List<String> tiers) {
        String tier = root.optionalText("tier").orElse(tiers.contains("system") ? "system" : tiers.get(0));
        if (!tiers.contains(tier)) {
            throw root.child("tier").problem("There is no tier '" + tier + "'" + end(Suggestion.among(tiers, tier)));
        }
        return tier;
    }

    private boolean asksDay() {
        return root.children("rules").stream().anyMatch(rule -> rule.has("effective"));
    }

    private static Philosophy philosophy(Node node) {
        node.allow("default", "unknownFact", "wording", "principles");
        Outcome unknown = node.has("unknownFact") ? node.outcome("unknownFact") : Outcome.ASK;
        Map<String, Text> principles = new LinkedHashMap<>();
        if (node.has("principles")) {
            Node child = node.child("principles");
            child.members().forEach(member -> principles.put(member.key(), child.words(member.key())));
        }
        return new Philosophy(node.outcome("default"), unknown, node.words("wording"), principles);
    }

    private List<Rule> rules(RulesReader reader) {
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
        return rules;
    }

    private List<Offering> offerings(Vocabulary vocabulary) {
        ConditionReader conditions = new ConditionReader(vocabulary);
        List<Offering> offerings = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node node : root.optionalChildren("offerings")) {
            node.allow("id", "needs", "must", "label", "source");
            if (!ids.add(node.text("id"))) {
                throw node.child("id").problem("The offering '" + node.text("id") + "' stands twice; ids are unique.");
            }
            String must = node.text("must");
            offerings.add(new Offering(
                    node.text("id"),
                    needs(conditions, node),
                    Offering.Must.ofCode(must)
                            .orElseThrow(() -> node.child("must")
                                    .problem("'" + must + "' is no promise; use be-possible, always or never.")),
                    node.words("label"),
                    node.optionalText("source").orElse("")));
        }
        return offerings;
    }

    private static List<Condition> needs(ConditionReader conditions, Node node) {
        return conditions.conditions(node, node.child("needs").key());
    }

    private List<Expectation> expectations(Vocabulary vocabulary, List<Rule> rules) {
        List<String> ids = rules.stream().map(Rule::id).toList();
        Set<String> known = new HashSet<>(ids);
        known.addAll(List.of(Verdict.DEFAULT, Verdict.UNKNOWN_FACT));
        List<Expectation> expectations = new ArrayList<>();
        for (Node node : root.optionalChildren("expect")) {
            node.allow("request", "decide", "by", "set", "asOf");
            Optional<String> by = node.optionalText("by");
            by.filter(id -> !known.contains(id)).ifPresent(id -> {
                throw node.child("by").problem("There is no rule '" + id + "'" + end(Suggestion.among(ids, id)));
            });
            expectations.add(new Expectation(
                    node.path(),
                    request(vocabulary, node),
                    node.outcome("decide"),
                    by,
                    node.has("set") ? node.child("set").scalars() : Map.of()));
        }
        return expectations;
    }

    private static Facts request(Vocabulary vocabulary, Node node) {
        Node request = node.child("request");
        try {
            Facts facts = vocabulary.facts(request.scalars());
            if (!node.has("asOf")) {
                return facts;
            }
            LocalDate day = RulesReader.day(node.child("asOf"), node.text("asOf"));
            return vocabulary.on(day, facts);
        } catch (IllegalArgumentException e) {
            throw request.problem(String.valueOf(e.getMessage()));
        }
    }

    static String end(String suggestion) {
        return suggestion.isEmpty() ? "." : suggestion;
    }
}
