package org.patrondesk.ils.folio;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patrondesk.journal.StoredObject;

/** A value as the policy writes it: one that facts have, or one that stands for all below it. One thread. */
final class Node {
    private static final int NONE = -1;

    private final String id;
    private final List<Node> below = new ArrayList<>();
    private final BitSet leaves = new BitSet();

    /** The leaf that it is itself, when it is one alone. */
    private int only = NONE;

    Node(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    boolean isLeaf() {
        return below.isEmpty();
    }

    void add(Node child) {
        below.add(child);
    }

    void addLeaf(int leaf) {
        only = leaves.isEmpty() ? leaf : NONE;
        leaves.set(leaf);
    }

    /** The leaves at or below it; complete once {@link #gather} has run. */
    BitSet leaves() {
        return leaves;
    }

    /** Collects the leaves of everything below. */
    BitSet gather() {
        below.forEach(child -> leaves.or(child.gather()));
        return leaves;
    }

    /** Adds the fewest nodes at or below this one that together have the wanted leaves, of equals the innermost that is not a leaf. */
    void cover(BitSet wanted, List<String> ids) {
        if (isLeaf() && only >= 0) {
            // Nearly every node is one of these, and a copy of its bits for each rule would take most of the time.
            if (wanted.get(only)) {
                ids.add(id);
            }
            return;
        }
        BitSet outside = (BitSet) leaves.clone();
        outside.andNot(wanted);
        boolean sameBelow = below.size() == 1 && !below.get(0).isLeaf();
        if (outside.isEmpty() && !sameBelow) {
            ids.add(id);
        } else if (leaves.intersects(wanted)) {
            below.forEach(child -> child.cover(wanted, ids));
        }
    }

    /** What stands behind its name in a tree: a list of leaves, or an object with what is below. */
    Object written() {
        if (below.stream().allMatch(Node::isLeaf)) {
            return below.stream().map(Node::id).toList();
        }
        Map<String, Object> written = new LinkedHashMap<>();
        below.forEach(child -> written.put(child.id, child.written()));
        return StoredObject.ofMap(written);
    }
}
