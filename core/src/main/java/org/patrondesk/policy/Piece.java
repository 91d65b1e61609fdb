package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;
import org.patrondesk.vocabulary.Span;
import org.patrondesk.vocabulary.Tree;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * A part of a rule: a box in which the rule holds, all of it with the same precedence.
 *
 * @param written the rule's place in the order of writing
 * @param named the attributes that the rule's condition names here
 * @param distances for trees: how far below the named node the requests lie
 */
record Piece(int written, Rule rule, Box box, Set<String> named, Map<String, Integer> distances) {
    /** More than this for all rules would outgrow the index's memory; no known policy comes near. */
    static final int MOST = 10_000;

    /** Cuts the rules of a set into pieces. */
    static List<Piece> all(PolicySet set, Axes axes) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < set.rules().size(); i++) {
            List<Piece> own = of(set, axes, i, set.rules().get(i));
            if (own.isEmpty()) {
                throw new PolicyProblem(
                        "/rules/" + i, "This rule can never hold: 'unless' takes away all that 'when' names.");
            }
            pieces.addAll(own);
            if (pieces.size() > MOST) {
                throw new PolicyProblem(
                        "/rules/" + i,
                        "Up to this rule the policy needs more than " + MOST
                                + " conditions; name fewer exceptions in 'unless', or split the policy.");
            }
        }
        return pieces;
    }

    /** Cuts a rule into pieces that stands at this place of a set; none when it can never hold. */
    static List<Piece> of(PolicySet set, Axes axes, int written, Rule rule) {
        return new Cutting(set, axes, written, rule).pieces();
    }

    /** The cutting of one rule. */
    private static final class Cutting {
        private final PolicySet set;
        private final Axes axes;
        private final int written;
        private final Rule rule;

        Cutting(PolicySet set, Axes axes, int written, Rule rule) {
            this.set = set;
            this.axes = axes;
            this.written = written;
            this.rule = rule;
        }

        List<Piece> pieces() {
            List<Condition> alternatives = rule.when().isEmpty() ? List.of(Condition.ANYTHING) : rule.when();
            List<Piece> pieces = new ArrayList<>();
            for (Condition alternative : alternatives) {
                for (Box box : boxes(alternative)) {
                    pieces.addAll(byDistance(alternative, box));
                }
                if (pieces.size() > MOST) {
                    break;
                }
            }
            return pieces;
        }

        private List<Box> boxes(Condition alternative) {
            List<Box> boxes = List.of(axes.during(rule.effective(), axes.box(alternative)));
            for (Condition exception : rule.unless()) {
                boxes = Box.minus(boxes, axes.box(exception));
                if (boxes.size() > MOST) {
                    break;
                }
            }
            return boxes;
        }

        private List<Piece> byDistance(Condition alternative, Box box) {
            // An exception makes a rule no more specific: only what 'when' names counts.
            Set<String> named = Set.copyOf(alternative.attributes());
            List<Piece> pieces = List.of(new Piece(written, rule, box, named, Map.of()));
            if (set.precedence().looksIntoTrees()) {
                for (Map.Entry<String, Condition.Side> side :
                        alternative.sides().entrySet()) {
                    pieces = pieces.stream()
                            .flatMap(piece -> piece.split(side.getKey(), side.getValue(), set.vocabulary()).stream())
                            .toList();
                }
            }
            return pieces;
        }
    }

    private List<Piece> split(String attribute, Condition.Side side, Vocabulary vocabulary) {
        int axis = vocabulary.axis(attribute);
        if (!(vocabulary.attributes().get(axis).domain() instanceof Tree tree)) {
            return List.of(this);
        }
        Map<Integer, List<Intervals>> places = new TreeMap<>();
        for (int place = tree.low(); place <= tree.high(); place++) {
            if (box.axis(axis).contains(place)) {
                places.computeIfAbsent(distance(tree, place, side.nodes()), far -> new ArrayList<>())
                        .add(Intervals.point(place));
            }
        }
        List<Piece> parts = new ArrayList<>();
        places.forEach((far, points) -> {
            Map<String, Integer> more = new LinkedHashMap<>(distances);
            more.put(attribute, far);
            parts.add(new Piece(
                    written, rule, box.with(axis, Intervals.union(points)).orElseThrow(), named, more));
        });
        return parts;
    }

    /** The distance to the nearest of the named nodes that contain the place. */
    private static int distance(Tree tree, int place, List<String> nodes) {
        return nodes.stream()
                .filter(node -> {
                    Span span = tree.span(node);
                    return span.first() <= place && place <= span.last();
                })
                .mapToInt(node -> tree.distance(place, node))
                .min()
                .orElse(0);
    }
}
