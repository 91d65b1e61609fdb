package org.patrondesk.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patrondesk.vocabulary.Span;

/**
 * A conjunction: what each named attribute must be; attributes that are not named may be anything. Immutable.
 *
 * @param sides by attribute id, in the order of writing
 */
public record Condition(Map<String, Side> sides) {
    /** Asks nothing and always holds. */
    public static final Condition ANYTHING = new Condition(Map.of());

    /**
     * What one attribute must be.
     *
     * @param places any of these
     * @param nodes the nodes of a tree as they were written; empty for other kinds
     */
    public record Side(List<Span> places, List<String> nodes) {
        public Side {
            places = List.copyOf(places);
            nodes = List.copyOf(nodes);
        }
    }

    public Condition {
        sides = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sides));
    }

    /** The attributes that are named. */
    public Set<String> attributes() {
        return sides.keySet();
    }
}
