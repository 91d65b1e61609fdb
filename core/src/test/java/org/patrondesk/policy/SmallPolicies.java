package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.patrondesk.journal.StoredObject;

/** Random policies over four small attributes, with an answer found by trying every case. */
final class SmallPolicies {
    /** Every value each attribute can have; the last word of an enumeration is for all that are not listed. */
    static final Map<String, List<Object>> VALUES = new LinkedHashMap<>(Map.of(
            "card", List.of("adult", "child", Domain.OTHER),
            "local", List.of(false, true),
            "loans", List.of(0L, 1L, 2L, 3L),
            "visits", List.of(5L, 6L, 7L)));

    private static final List<String> TIERS = List.of("law", "board", "system");
    private static final List<String> OUTCOMES = List.of("yes", "conditional", "no", "refer");

    private final Random random;

    SmallPolicies(long seed) {
        this.random = new Random(seed);
    }

    /** The tree of a policy with up to six rules. */
    StoredObject tree() {
        List<Map<String, Object>> rules = new ArrayList<>();
        int n = random.nextInt(6);
        for (int i = 0; i < n; i++) {
            rules.add(rule("rule-" + i));
        }
        return StoredObject.ofMap(Map.of(
                "policySet",
                "small",
                "version",
                "1",
                "philosophy",
                Map.of("default", OUTCOMES.get(random.nextInt(4))),
                "attributes",
                Map.of(
                        "card", Map.of("enum", List.of("adult", "child")),
                        "local", Map.of("boolean", true),
                        "loans", Map.of("int", "0..3"),
                        "visits", Map.of("int", "5..7")),
                "rules",
                rules));
    }

    private Map<String, Object> rule(String id) {
        Map<String, Object> rule = new HashMap<>(Map.of("id", id, "tier", TIERS.get(random.nextInt(3))));
        if (random.nextInt(8) > 0) {
            rule.put("decide", OUTCOMES.get(random.nextInt(4)));
        } else {
            rule.put("set", Map.of("note", id));
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
                conjunction.put(attribute, constraint(values));
            }
        });
        return conjunction;
    }

    private Object constraint(List<Object> values) {
        int from = random.nextInt(values.size());
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

    /** What the rules, read as they stand, answer when everything is known. */
    record Case(Outcome outcome, String rule, List<String> instead) {
        static Case of(StoredObject tree, Map<String, Object> facts) {
            for (String tier : TIERS) {
                for (Object each : tree.list("rules")) {
                    StoredObject rule = (StoredObject) each;
                    if (rule.text("tier").equals(tier) && rule.has("decide") && holds(rule, facts)) {
                        return new Case(outcome(rule), rule.text("id"), rule.texts("instead"));
                    }
                }
            }
            String otherwise = tree.object("philosophy").text("default");
            return new Case(Outcome.ofCode(otherwise).orElseThrow(), Verdict.DEFAULT, List.of());
        }

        private static Outcome outcome(StoredObject rule) {
            boolean offers = rule.text("decide").equals("no") && rule.has("instead");
            return offers
                    ? Outcome.NO_WITH_ALTERNATIVE
                    : Outcome.ofCode(rule.text("decide")).orElseThrow();
        }

        private static boolean holds(StoredObject rule, Map<String, Object> facts) {
            boolean when = rule.value("when").map(part -> any(part, facts)).orElse(true);
            return when && !rule.value("unless").map(part -> any(part, facts)).orElse(false);
        }

        private static boolean any(Object part, Map<String, Object> facts) {
            List<?> alternatives = part instanceof List<?> list ? list : List.of(part);
            return alternatives.stream().anyMatch(each -> all((StoredObject) each, facts));
        }

        private static boolean all(StoredObject conjunction, Map<String, Object> facts) {
            for (String attribute : conjunction.keys()) {
                Object written = conjunction.value(attribute).orElseThrow();
                if (!meets(written, Optional.ofNullable(facts.get(attribute)).orElseThrow())) {
                    return false;
                }
            }
            return true;
        }

        private static boolean meets(Object written, Object value) {
            if (written instanceof List<?> items) {
                return items.stream().anyMatch(item -> meets(item, value));
            }
            if (written instanceof String range && range.contains("..") && value instanceof Long number) {
                String[] ends = range.split("\\.\\.", -1);
                return number >= Long.parseLong(ends[0]) && (ends[1].isEmpty() || number <= Long.parseLong(ends[1]));
            }
            return written.equals(value);
        }
    }
}
