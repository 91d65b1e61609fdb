package org.patrondesk.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which of several rules wins. Immutable.
 *
 * @param order compared one after the other until one tells two rules apart; in the end the order of writing does
 * @param together whether all outputs come from the one rule that wins, or each from the first that gives it
 */
public record Precedence(List<Regulation> order, boolean together) {
    /** What is compared. */
    public enum Kind {
        /** The earlier tier wins. */
        TIER,
        /** The greater weight wins. */
        WEIGHT,
        /** Attribute by attribute, the rule that names it wins; in a tree the deeper node (Koha's order). */
        SPECIFICITY,
        /** The rule wins whose highest named attribute stands earlier in the list; the others do not count (FOLIO). */
        CRITERIUM,
        /** The rule that names more attributes wins (FOLIO). */
        NUMBER_OF_CRITERIA,
        /** The greater sum of 4^weight over the named attributes wins; nearer nodes of a tree score more (Evergreen). */
        SCORE,
        /** The rule that took effect later wins. */
        NEWEST,
        /** The lesser id wins: numbers by value, other ids by alphabet. */
        ID,
        /** The rule written first wins. */
        FIRST,
        /** The rule written last wins. */
        LAST;

        private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** The word of a policy file, such as {@code number-of-criteria}. */
        public String code() {
            return code;
        }

        /** Whether it tells rules apart by where they stand or what they are called, and not by what they say. */
        boolean isPosition() {
            return this == ID || this == FIRST || this == LAST;
        }

        public static Optional<Kind> ofCode(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * One comparison.
     *
     * @param attributes the ids it looks at, most important first
     * @param weights for {@link Kind#SCORE}: the weight of each attribute
     */
    public record Regulation(Kind kind, List<String> attributes, Map<String, Double> weights) {
        public Regulation {
            attributes = List.copyOf(attributes);
            weights = Map.copyOf(weights);
        }
    }

    public Precedence {
        order = List.copyOf(order);
    }

    /** Whether it matters how far below a named node of a tree a request lies. */
    public boolean looksIntoTrees() {
        return order.stream()
                .anyMatch(regulation -> regulation.kind() == Kind.SCORE || regulation.kind() == Kind.SPECIFICITY);
    }
}
