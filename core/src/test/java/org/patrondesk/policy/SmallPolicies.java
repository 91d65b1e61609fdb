package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.vocabulary.Domain;

/** Random policies over four small attributes, of every precedence. */
final class SmallPolicies {
    /** The places of the tree: two branches, one of them with two desks. */
    static final Map<String, List<String>> TREE =
            Map.of("north", List.of("desk-1", "desk-2"), "south", List.of("pier"));

    /** Every value each attribute can have; the last word of an enumeration or tree is for all that are not listed. */
    static final Map<String, List<Object>> VALUES = values();

    static final List<String> PRESETS = List.of("first", "last", "koha", "folio", "evergreen");
    static final List<String> TIERS = List.of("law", "board", "system");
    private static final List<String> OUTCOMES = List.of("yes", "conditional", "no", "refer");

    private final Random random;

    SmallPolicies(long seed) {
        this.random = new Random(seed);
    }

    private static Map<String, List<Object>> values() {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        values.put("place", List.of("desk-1", "desk-2", "pier", Domain.OTHER));
        values.put("card", List.of("adult", "child", Domain.OTHER));
        values.put("local", List.of(false, true));
        values.put("loans", List.of(0L, 1L, 2L, 3L));
        return values;
    }

    /** The tree of a policy with up to six rules. */
    StoredObject tree() {
        List<Map<String, Object>> rules = new ArrayList<>();
        int n = random.nextInt(7);
        for (int i = 0; i < n; i++) {
            rules.add(rule("rule-" + i));
        }
        return StoredObject.ofMap(Map.of(
                "policySet",
                "small",
                "version",
                "1",
                "precedence",
                PRESETS.get(random.nextInt(PRESETS.size())),
                "philosophy",
                Map.of("default", OUTCOMES.get(random.nextInt(4))),
                "attributes",
                Map.of(
                        "place", Map.of("tree", TREE),
                        "card", Map.of("enum", List.of("adult", "child")),
                        "local", Map.of("boolean", true),
                        "loans", Map.of("int", "0..3")),
                "attributeOrder",
                List.copyOf(VALUES.keySet()),
                "rules",
                rules));
    }

    private Map<String, Object> rule(String id) {
        Map<String, Object> rule = new HashMap<>(Map.of("id", id, "tier", TIERS.get(random.nextInt(3))));
        if (random.nextInt(4) > 0) {
            rule.put("tier", "system");
        }
        if (random.nextInt(5) == 0) {
            rule.put("weight", random.nextInt(3));
        }
        if (random.nextInt(4) > 0) {
            rule.put("decide", OUTCOMES.get(random.nextInt(4)));
        }
        if (random.nextInt(3) == 0) {
            rule.put("require", List.of(random.nextBoolean() ? "deposit" : "form"));
        }
        if (random.nextInt(3) == 0 || !(rule.containsKey("decide") || rule.containsKey("require"))) {
            rule.put("set", Map.of(random.nextBoolean() ? "days" : "fine", random.nextInt(2)));
        }
        if (random.nextInt(4) == 0) {
            rule.put("instead", List.of("something"));
        }
        if (random.nextInt(5) > 0) {
            rule.put("when", random.nextInt(3) == 0 ? List.of(conjunction(), conjunction()) : conjunction());
        }
        if (random.nextInt(4) == 0) {
            rule.put("unless", conjunction());
        }
        return rule;
    }

    private Map<String, Object> conjunction() {
        Map<String, Object> conjunction = new HashMap<>();
        VALUES.forEach((attribute, values) -> {
            if (random.nextInt(2) == 0) {
                conjunction.put(attribute, constraint(attribute, values));
            }
        });
        return conjunction;
    }

    private Object constraint(String attribute, List<Object> values) {
        int from = random.nextInt(values.size());
        if (attribute.equals("place") && random.nextBoolean()) {
            return random.nextBoolean() ? "north" : List.of("south", values.get(from));
        }
        if (values.get(0) instanceof Long && random.nextBoolean()) {
            int to = from + random.nextInt(values.size() - from);
            return random.nextBoolean() ? values.get(from) + ".." + values.get(to) : values.get(from) + "..";
        }
        return random.nextBoolean() ? values.get(from) : List.of(values.get(from), values.get(0));
    }

    /** All facts with some values known and others not. */
    static List<Map<String, Object>> allFacts() {
        List<Map<String, Object>> all = List.of(Map.of());
        for (Map.Entry<String, List<Object>> attribute : VALUES.entrySet()) {
            List<Map<String, Object>> longer = new ArrayList<>(all);
            for (Map<String, Object> facts : all) {
                attribute.getValue().forEach(value -> longer.add(plus(facts, attribute.getKey(), value)));
            }
            all = longer;
        }
        return all;
    }

    /** All ways in which the unknown facts may turn out. */
    static List<Map<String, Object>> completions(Map<String, Object> facts) {
        List<Map<String, Object>> all = List.of(facts);
        for (Map.Entry<String, List<Object>> attribute : VALUES.entrySet()) {
            if (!facts.containsKey(attribute.getKey())) {
                all = all.stream()
                        .flatMap(some ->
                                attribute.getValue().stream().map(value -> plus(some, attribute.getKey(), value)))
                        .toList();
            }
        }
        return all;
    }

    private static Map<String, Object> plus(Map<String, Object> facts, String attribute, Object value) {
        Map<String, Object> more = new HashMap<>(facts);
        more.put(attribute, value);
        return more;
    }
}
