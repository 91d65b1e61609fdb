package org.patrondesk.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.journal.StoredObject;

/**
 * What the rules of a policy over attributes of every kind, read as they stand and one after the other, answer on a day
 * when everything is known.
 *
 * <p>Values are compared as amounts, days, times and numbers; without places, boxes, index or ranks.
 */
public final class WideReading {
    private final StoredObject tree;
    private final StoredObject attributes;
    private final WideOrder order;
    /** For each attribute that is a tree: the parent of each node, empty for a root. */
    private final Map<String, Map<String, String>> parents = new HashMap<>();

    public WideReading(StoredObject tree) {
        this.tree = tree;
        this.attributes = tree.object("attributes");
        for (String id : attributes.keys()) {
            if (attributes.object(id).has("tree")) {
                Map<String, String> above = new HashMap<>();
                place(attributes.object(id).value("tree").orElseThrow(), "", above);
                parents.put(id, above);
            }
        }
        int levels = parents.values().stream()
                .flatMapToInt(above -> above.keySet().stream()
                        .mapToInt(node -> path(above, node).size()))
                .max()
                .orElse(1);
        this.order = new WideOrder(tree, levels);
    }

    private static void place(Object below, String parent, Map<String, String> above) {
        if (below instanceof StoredObject nodes) {
            for (String node : nodes.keys()) {
                above.put(node, parent);
                place(nodes.value(node).orElseThrow(), node, above);
            }
        } else {
            ((List<?>) below).forEach(leaf -> above.put((String) leaf, parent));
        }
    }

    /** The node, its parent and so on up to its root. */
    private static List<String> path(Map<String, String> above, String node) {
        List<String> path = new ArrayList<>();
        for (String at = node; !at.isEmpty(); at = above.getOrDefault(at, "")) {
            path.add(at);
        }
        return path;
    }

    /** The answer to facts of which every one is given, as it would be given from outside. */
    public PlainReading on(LocalDate day, Map<String, Object> given) {
        Map<String, Object> facts = new HashMap<>();
        given.forEach((id, value) -> facts.put(id, known(id, value)));
        List<Row> rows = new ArrayList<>();
        List<?> rules = tree.list("rules");
        for (int i = 0; i < rules.size(); i++) {
            StoredObject rule = (StoredObject) rules.get(i);
            if (isEffective(rule, day) && alternatives(rule, "unless").stream().noneMatch(each -> all(each, facts))) {
                for (StoredObject when : alternatives(rule, "when")) {
                    if (all(when, facts)) {
                        rows.add(new Row(rule, i, when, distances(when, facts)));
                    }
                }
            }
        }
        rows.sort(order.comparator());
        return PlainReading.answer(tree, rows.stream().map(Row::rule).distinct().toList(), order.together());
    }

    /** A rule by the one condition of it that holds, and how far below a named node each place lies. */
    record Row(StoredObject rule, int line, StoredObject when, Map<String, Integer> distances) {
        boolean names(String attribute) {
            return when.has(attribute);
        }

        int distance(String attribute) {
            return distances.getOrDefault(attribute, 0);
        }
    }

    private static boolean isEffective(StoredObject rule, LocalDate day) {
        String[] ends = rule.optionalText("effective").orElse("..").split("\\.\\.", -1);
        return (ends[0].isEmpty() || !day.isBefore(LocalDate.parse(ends[0])))
                && (ends[1].isEmpty() || !day.isAfter(LocalDate.parse(ends[1])));
    }

    private static List<StoredObject> alternatives(StoredObject rule, String key) {
        Optional<Object> written = rule.value(key);
        if (written.isEmpty()) {
            return key.equals("when") ? List.of(StoredObject.empty()) : List.of();
        }
        return written.get() instanceof List<?> list
                ? list.stream().map(StoredObject.class::cast).toList()
                : List.of((StoredObject) written.get());
    }

    /** A word that is not listed counts as other; a band by its lowest value. */
    private Object known(String id, Object value) {
        StoredObject attribute = attributes.object(id);
        if (attribute.has("enum")) {
            return attribute.texts("enum").contains((String) value) ? value : "other";
        }
        Map<String, String> above = parents.get(id);
        if (above != null) {
            return above.containsKey((String) value) ? value : "other";
        }
        return value instanceof Boolean ? value : size(id, String.valueOf(value).split("\\.\\.", -1)[0]);
    }

    private boolean all(StoredObject conjunction, Map<String, Object> facts) {
        for (String id : conjunction.keys()) {
            Object fact = Optional.ofNullable(facts.get(id)).orElseThrow();
            if (items(conjunction, id).stream().noneMatch(item -> meets(id, item, fact))) {
                return false;
            }
        }
        return true;
    }

    private static List<?> items(StoredObject conjunction, String id) {
        Object written = conjunction.value(id).orElseThrow();
        return written instanceof List<?> list ? list : List.of(written);
    }

    private boolean meets(String id, Object item, Object fact) {
        Map<String, String> above = parents.get(id);
        if (above != null) {
            return path(above, (String) fact).contains(item);
        }
        if (attributes.object(id).has("enum") || item instanceof Boolean) {
            return item.equals(fact);
        }
        String text = String.valueOf(item);
        int dots = text.indexOf("..");
        String low = dots < 0 ? text : text.substring(0, dots);
        String high = dots < 0 ? text : text.substring(dots + 2);
        return (low.isEmpty() || compare(size(id, low), fact) <= 0)
                && (high.isEmpty() || compare(size(id, high), fact) >= 0);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Both are of the attribute's own kind.
    private static int compare(Comparable one, Object other) {
        return one.compareTo(other);
    }

    private Comparable<?> size(String id, String text) {
        StoredObject attribute = attributes.object(id);
        if (attribute.has("money")) {
            return new BigDecimal(text);
        }
        if (attribute.has("date")) {
            return LocalDate.parse(text);
        }
        return attribute.has("timeOfDay") ? LocalTime.parse(text) : new BigInteger(text);
    }

    private Map<String, Integer> distances(StoredObject when, Map<String, Object> facts) {
        Map<String, Integer> distances = new HashMap<>();
        parents.forEach((id, above) -> {
            if (when.has(id)) {
                List<String> path =
                        path(above, (String) Optional.ofNullable(facts.get(id)).orElseThrow());
                distances.put(
                        id,
                        items(when, id).stream()
                                .mapToInt(path::indexOf)
                                .filter(far -> far >= 0)
                                .min()
                                .orElseThrow());
            }
        });
        return distances;
    }
}
