package org.patrondesk.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Places within places, such as region, branch and desk; a fact is a leaf, or {@code other}.
 *
 * <p>A fact that names an inner node stands for any of its leaves: which one is unknown. Immutable.
 */
public final class Tree implements Domain {
    private static final int MOST_LEVELS = 64;

    private final Map<String, List<String>> children;
    private final List<String> leaves = new ArrayList<>();
    private final Map<Integer, List<String>> paths = new HashMap<>();
    private final Words words;
    private int levels;

    /**
     * A tree of at least one node.
     *
     * @param children by parent, in order; every node but a leaf has an entry, and every root is listed in {@code roots}
     * @param names what people call the nodes, by node
     * @throws IllegalArgumentException ending a sentence that names the attribute: when a node has two parents, or lies
     *     within itself
     */
    public Tree(List<String> roots, Map<String, List<String>> children, Map<String, String> names) {
        this.children = new LinkedHashMap<>(children);
        Map<String, Span> spans = new LinkedHashMap<>();
        for (String root : roots) {
            place(root, List.of(), spans);
        }
        for (String parent : children.keySet()) {
            if (!spans.containsKey(parent)) {
                throw new IllegalArgumentException(
                        "has the value '" + parent + "' within itself; a tree has no circle");
            }
        }
        this.words = new Words(spans, names);
    }

    private void place(String node, List<String> above, Map<String, Span> spans) {
        if (above.contains(node)) {
            throw new IllegalArgumentException("has the value '" + node + "' within itself; a tree has no circle");
        }
        if (above.size() >= MOST_LEVELS) {
            throw new IllegalArgumentException("has more than " + MOST_LEVELS + " levels; make the tree flatter");
        }
        if (spans.containsKey(node)) {
            throw new IllegalArgumentException("has the value '" + node + "' in two branches; a value has one place");
        }
        List<String> path = new ArrayList<>(above);
        path.add(node);
        levels = Math.max(levels, path.size());
        int first = leaves.size();
        List<String> below = children.getOrDefault(node, List.of());
        spans.put(node, Span.at(first));
        if (below.isEmpty()) {
            paths.put(first, path);
            leaves.add(node);
        }
        below.forEach(child -> place(child, path, spans));
        spans.put(node, new Span(first, leaves.size() - 1));
    }

    /** The leaves, in order. */
    public List<String> leaves() {
        return List.copyOf(leaves);
    }

    /** All nodes. */
    public Set<String> nodes() {
        return words.all();
    }

    /** How many levels the deepest branch has. */
    public int levels() {
        return levels;
    }

    /** How many levels the leaf at a place lies below a node that contains it; 0 for the leaf itself and for other. */
    public int distance(int place, String node) {
        List<String> path = paths.getOrDefault(place, List.of());
        int at = path.indexOf(node);
        return at < 0 ? 0 : path.size() - 1 - at;
    }

    @Override
    public Span span(Object value) {
        return words.span(words.word(value), Span.at(leaves.size()));
    }

    @Override
    public Object kept(Object value) {
        String word = words.word(value);
        return word == null ? OTHER : word;
    }

    @Override
    public String value(int place) {
        return place < leaves.size() ? leaves.get(place) : OTHER;
    }

    @Override
    public Set<String> listed() {
        return words.all();
    }

    @Override
    public String name(Object value) {
        return words.name(String.valueOf(value));
    }

    @Override
    public int low() {
        return 0;
    }

    @Override
    public int high() {
        return leaves.size();
    }

    @Override
    public String kind() {
        return "tree";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tree that && leaves.equals(that.leaves) && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return "tree" + leaves;
    }
}
