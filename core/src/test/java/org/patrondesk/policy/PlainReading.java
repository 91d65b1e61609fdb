package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.patrondesk.journal.StoredObject;

/**
 * What the rules of a small policy, read as they stand and one after the other, answer when everything is known.
 *
 * <p>Written from the meaning of the presets, without boxes, index or ranks.
 */
public record PlainReading(
        Outcome outcome,
        String rule,
        List<String> matches,
        Set<String> require,
        List<String> instead,
        Map<String, Object> set) {
    private static final List<String> ATTRIBUTES = List.copyOf(SmallPolicies.VALUES.keySet());

    static PlainReading of(StoredObject tree, Map<String, Object> facts) {
        List<Row> rows = new ArrayList<>();
        List<?> rules = tree.list("rules");
        for (int i = 0; i < rules.size(); i++) {
            StoredObject rule = (StoredObject) rules.get(i);
            if (rule.value("unless").map(part -> !any(part, facts)).orElse(true)) {
                for (Object each : alternatives(rule)) {
                    if (all((StoredObject) each, facts)) {
                        rows.add(new Row(rule, i, (StoredObject) each, facts));
                    }
                }
            }
        }
        rows.sort(order(tree.text("precedence")));
        List<StoredObject> holding = rows.stream().map(Row::rule).distinct().toList();
        return answer(tree, holding, tree.text("precedence").equals("folio"));
    }

    private static List<?> alternatives(StoredObject rule) {
        Object when = rule.value("when").orElse(StoredObject.empty());
        return when instanceof List<?> list ? list : List.of(when);
    }

    static PlainReading answer(StoredObject tree, List<StoredObject> holding, boolean together) {
        Outcome otherwise =
                Outcome.ofCode(tree.object("philosophy").text("default")).orElseThrow();
        Optional<StoredObject> first =
                holding.stream().filter(rule -> together || rule.has("decide")).findFirst();
        Map<String, Object> set = new TreeMap<>();
        Set<String> require = new TreeSet<>();
        for (StoredObject rule : holding) {
            boolean wins = first.filter(rule::equals).isPresent();
            if (wins || !together) {
                rule.object("set")
                        .keys()
                        .forEach(key -> set.putIfAbsent(
                                key, rule.object("set").value(key).orElseThrow()));
            }
            if (wins || (!together && !rule.has("decide"))) {
                require.addAll(rule.texts("require"));
            }
        }
        return new PlainReading(
                first.map(rule -> outcome(rule, otherwise)).orElse(otherwise),
                first.map(rule -> rule.text("id")).orElse(Verdict.DEFAULT),
                holding.stream().map(rule -> rule.text("id")).toList(),
                require,
                first.map(rule -> rule.texts("instead")).orElse(List.of()),
                set);
    }

    private static Outcome outcome(StoredObject rule, Outcome otherwise) {
        if (!rule.has("decide")) {
            return otherwise;
        }
        return rule.text("decide").equals("no") && rule.has("instead")
                ? Outcome.NO_WITH_ALTERNATIVE
                : Outcome.ofCode(rule.text("decide")).orElseThrow();
    }

    /** A rule by the one condition of it that holds. */
    private record Row(StoredObject rule, int line, StoredObject when, Map<String, Object> facts) {
        boolean names(String attribute) {
            return when.has(attribute);
        }

        /** How far the request's place lies below the nearest node that the rule names. */
        int distance(String attribute) {
            if (!attribute.equals("place") || !when.has("place")) {
                return 0;
            }
            Object written = when.value("place").orElseThrow();
            List<?> nodes = written instanceof List<?> list ? list : List.of(written);
            return nodes.contains(facts.get("place")) ? 0 : 1;
        }

        int count() {
            return (int) ATTRIBUTES.stream().filter(this::names).count();
        }

        int highest() {
            return ATTRIBUTES.indexOf(
                    ATTRIBUTES.stream().filter(this::names).findFirst().orElse(""));
        }

        /** Weights 4, 3, 2, 1; a tree with two levels takes half an exponent off for each. */
        double score() {
            double score = 0;
            for (int i = 0; i < 4; i++) {
                score += names(ATTRIBUTES.get(i)) ? Math.pow(2, 2 * (4 - i) - distance(ATTRIBUTES.get(i)) / 2.0) : 0;
            }
            return score;
        }
    }

    private static Comparator<Row> order(String preset) {
        Comparator<Row> start = Comparator.<Row>comparingInt(
                        row -> SmallPolicies.TIERS.indexOf(row.rule().text("tier")))
                .thenComparing(row -> -(row.rule().has("weight") ? row.rule().number("weight") : 0));
        Comparator<Row> line = Comparator.comparingInt(Row::line);
        return switch (preset) {
            case "first" -> start.thenComparing(line);
            case "last" -> start.thenComparing(line.reversed());
            case "koha" -> {
                for (String attribute : ATTRIBUTES) {
                    start = start.thenComparingInt(row -> row.names(attribute) ? row.distance(attribute) : 9);
                }
                yield start.thenComparing(line);
            }
            case "folio" ->
                start.thenComparingInt(row -> row.highest() < 0 ? 9 : row.highest())
                        .thenComparing(Comparator.comparingInt(Row::count).reversed())
                        .thenComparing(line.reversed());
            case "evergreen" ->
                start.thenComparing(Comparator.comparingDouble(Row::score).reversed())
                        .thenComparing(row -> row.rule().text("id"));
            default -> throw new IllegalArgumentException(preset);
        };
    }

    private static boolean any(Object part, Map<String, Object> facts) {
        List<?> alternatives = part instanceof List<?> list ? list : Collections.singletonList(part);
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
        return written.equals(value)
                || (written instanceof String node
                        && SmallPolicies.TREE.getOrDefault(node, List.of()).contains(value));
    }
}
