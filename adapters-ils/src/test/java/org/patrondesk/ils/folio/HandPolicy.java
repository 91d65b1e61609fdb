package org.patrondesk.ils.folio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patrondesk.journal.StoredObject;

/** Decides by an imported policy the plain way: every rule is tried, the heaviest wins, then the first or the last. */
final class HandPolicy {
    private final StoredObject policy;
    private final Map<String, Map<String, Set<String>>> above = new HashMap<>();
    private final boolean firstWins;

    HandPolicy(StoredObject policy) {
        this.policy = policy;
        this.firstWins = policy.texts("precedence").equals(List.of("tier", "weight", "first"));
        for (String attribute : policy.texts("attributeOrder")) {
            StoredObject declared = policy.object("attributes").object(attribute);
            Map<String, Set<String>> paths = new HashMap<>();
            declared.texts("enum").forEach(value -> paths.put(value, Set.of(value)));
            walk(declared.object("tree"), Set.of(), paths);
            above.put(attribute, paths);
        }
    }

    private static void walk(StoredObject tree, Set<String> path, Map<String, Set<String>> paths) {
        for (String key : tree.keys()) {
            Set<String> here = new HashSet<>(path);
            here.add(key);
            add(paths, key, here);
            if (tree.value(key).orElseThrow() instanceof StoredObject below) {
                walk(below, here, paths);
            } else {
                for (String leaf : tree.texts(key)) {
                    Set<String> whole = new HashSet<>(here);
                    whole.add(leaf);
                    add(paths, leaf, whole);
                }
            }
        }
    }

    private static void add(Map<String, Set<String>> paths, String value, Set<String> path) {
        if (paths.put(value, path) != null) {
            throw new IllegalStateException(value + " stands twice in the tree");
        }
    }

    /** The rule that decides. */
    StoredObject decide(Map<String, String> facts) {
        List<StoredObject> matching = new ArrayList<>();
        for (Object rule : policy.list("rules")) {
            if (holds(((StoredObject) rule).object("when"), facts)) {
                matching.add((StoredObject) rule);
            }
        }
        StoredObject best = matching.get(0);
        for (StoredObject rule : matching) {
            long difference = rule.number("weight") - best.number("weight");
            if (difference > 0 || (difference == 0 && !firstWins)) {
                best = rule;
            }
        }
        return best;
    }

    private boolean holds(StoredObject when, Map<String, String> facts) {
        for (String attribute : when.keys()) {
            Object wanted = when.value(attribute).orElseThrow();
            List<?> values = wanted instanceof List<?> list ? list : List.of(wanted);
            Map<String, Set<String>> known = above.getOrDefault(attribute, Map.of());
            Set<String> fact = known.getOrDefault(facts.getOrDefault(attribute, "other"), Set.of("other"));
            if (values.stream().noneMatch(fact::contains)) {
                return false;
            }
            if (!values.stream().allMatch(value -> value.equals("other") || known.containsKey(value))) {
                throw new IllegalStateException(attribute + " does not declare all of " + values);
            }
        }
        return true;
    }
}
