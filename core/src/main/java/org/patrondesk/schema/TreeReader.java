package org.patrondesk.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.vocabulary.Domain;
import org.patrondesk.vocabulary.Suggestion;
import org.patrondesk.vocabulary.Tree;

/**
 * Reads a tree of places: maps and lists within each other, or one map of parents with their children.
 *
 * <p>An entry without children is a leaf: an empty list or map, or nothing at all behind the key.
 */
final class TreeReader {
    private final Node node;
    private final Map<String, List<String>> children = new LinkedHashMap<>();
    private final Map<String, String> parents = new LinkedHashMap<>();
    private final List<String> top = new ArrayList<>();

    TreeReader(Node node) {
        this.node = node;
    }

    Tree tree(Map<String, String> names) {
        for (String name : below(node)) {
            top.add(name);
        }
        List<String> roots =
                top.stream().filter(name -> !parents.containsKey(name)).toList();
        if (top.isEmpty()) {
            throw node.problem("A tree has at least one value; write {\"north\": [\"city\", \"harbour\"]}.");
        }
        try {
            Tree tree = new Tree(roots, children, names);
            checkNames(tree, names);
            return tree;
        } catch (IllegalArgumentException e) {
            throw node.problem("The tree " + e.getMessage() + ".");
        }
    }

    private void checkNames(Tree tree, Map<String, String> names) {
        for (String value : names.keySet()) {
            if (!tree.nodes().contains(value)) {
                throw node.problem("The tree does not list the value '" + value + "', which has a name"
                        + PolicyReader.end(Suggestion.among(tree.nodes(), value)));
            }
        }
    }

    /** The names directly below a node, in order; what stands below them is entered. */
    private List<String> below(Node place) {
        List<String> names = new ArrayList<>();
        if (place.value() instanceof List) {
            for (Node item : place.items()) {
                if (item.value() instanceof StoredObject) {
                    names.addAll(below(item));
                } else {
                    names.add(named(item, item.ownText()));
                }
            }
        } else if (place.value() instanceof StoredObject) {
            for (Node member : place.members()) {
                names.add(named(member, member.key()));
                enter(member);
            }
        } else if (!Boolean.TRUE.equals(place.value())) {
            names.add(named(place, place.ownText()));
        }
        return names;
    }

    private static String named(Node place, String name) {
        if (name.equals(Domain.OTHER)) {
            throw place.problem("Every tree has 'other' by itself; leave it out.");
        }
        return name;
    }

    private void enter(Node parent) {
        for (String child : below(parent)) {
            String before = parents.put(child, parent.key());
            if (before != null) {
                throw parent.problem("The value '" + child + "' stands in two branches, below '" + before
                        + "' and below '" + parent.key() + "'; a value has one place.");
            }
            children.computeIfAbsent(parent.key(), key -> new ArrayList<>()).add(child);
        }
    }
}
