package org.patrondesk.ils.folio;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.patrondesk.ils.folio.text.Letter;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.vocabulary.Domain;

/**
 * The values of one attribute, and which of them a criterion means. Immutable once built.
 *
 * <p>Sets of values are bits: one for each value a fact can have, and the last for whatever is not listed.
 */
final class Choices {
    /** An attribute lists at least one value, also where no rule and no table names any. */
    private static final String NO_VALUE = "none-named";

    private final String attribute;
    private final List<Node> roots = new ArrayList<>();
    private final Map<Letter, Map<String, BitSet>> leavesBySign = new EnumMap<>(Letter.class);
    private final Map<Letter, Map<String, Node>> nodes = new EnumMap<>(Letter.class);
    private final Map<String, String> names = new TreeMap<>();
    private int size;

    Choices(String attribute) {
        this.attribute = attribute;
    }

    /** Values beside each other. */
    static Choices flat(Letter letter, Collection<String> ids) {
        Choices choices = new Choices(letter.attribute());
        for (String id : ids) {
            Node node = new Node(id);
            choices.addNode(letter, id, node);
            choices.addRoot(node);
            choices.addLeaf(node, Map.of(letter, id));
        }
        return choices.built();
    }

    void addRoot(Node node) {
        roots.add(node);
    }

    void addNode(Letter letter, String id, Node node) {
        nodes.computeIfAbsent(letter, any -> new HashMap<>()).put(id, node);
    }

    /** Adds a value that facts can have, and what it is by each letter. */
    void addLeaf(Node node, Map<Letter, String> is) {
        node.addLeaf(size);
        is.forEach((letter, id) -> leavesBySign
                .computeIfAbsent(letter, any -> new HashMap<>())
                .computeIfAbsent(id, any -> new BitSet())
                .set(size));
        size++;
    }

    /** How many values facts can have. */
    int size() {
        return size;
    }

    void name(Map<String, String> byId) {
        names.putAll(byId);
    }

    Choices built() {
        roots.forEach(Node::gather);
        return this;
    }

    String attribute() {
        return attribute;
    }

    Optional<Node> node(Letter letter, String id) {
        return Optional.ofNullable(nodes.getOrDefault(letter, Map.of()).get(id));
    }

    /** Every value, with those that stand for others below them. */
    Set<String> ids() {
        Set<String> ids = new HashSet<>();
        nodes.values().forEach(byId -> byId.values().forEach(node -> ids.add(node.id())));
        return ids;
    }

    boolean has(Letter letter) {
        return nodes.containsKey(letter);
    }

    /** The values that satisfy every one of the conditions. */
    BitSet satisfying(List<Condition> conditions) {
        BitSet all = new BitSet();
        all.set(0, size + 1);
        for (Condition condition : conditions) {
            all.and(matching(condition));
        }
        return all;
    }

    private BitSet matching(Condition condition) {
        BitSet matching = new BitSet();
        Map<String, BitSet> leaves = leavesBySign.getOrDefault(condition.letter(), Map.of());
        condition.ids().forEach(id -> matching.or(leaves.getOrDefault(id, new BitSet())));
        if (condition.negated()) {
            matching.flip(0, size + 1);
        }
        return matching;
    }

    boolean isEverything(BitSet values) {
        return values.cardinality() == size + 1;
    }

    /** The values as a rule writes them: as the one condition names them, otherwise in as few words as possible. */
    List<String> written(BitSet values, List<Condition> conditions) {
        if (conditions.size() == 1 && !conditions.get(0).negated()) {
            List<Node> named = conditions.get(0).ids().stream()
                    .flatMap(id -> node(conditions.get(0).letter(), id).stream())
                    .toList();
            BitSet together = new BitSet();
            named.forEach(node -> together.or(node.leaves()));
            if (together.equals(values)) {
                return named.stream().map(Node::id).toList();
            }
        }
        List<String> ids = new ArrayList<>();
        roots.forEach(root -> root.cover(values, ids));
        if (values.get(size)) {
            ids.add(Domain.OTHER);
        }
        return ids;
    }

    /** The attribute as a policy declares it. */
    StoredObject declared() {
        StoredObject declared = StoredObject.empty();
        if (roots.stream().allMatch(Node::isLeaf)) {
            List<String> ids = roots.stream().map(Node::id).toList();
            declared = declared.with("enum", ids.isEmpty() ? List.of(NO_VALUE) : ids);
        } else {
            Map<String, Object> tree = new LinkedHashMap<>();
            roots.forEach(root -> tree.put(root.id(), root.written()));
            declared = declared.with("tree", StoredObject.ofMap(tree));
        }
        return names.isEmpty() ? declared : declared.with("names", StoredObject.ofMap(names));
    }
}
