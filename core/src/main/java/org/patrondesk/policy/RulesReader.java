package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;

/** Reads the rules of a policy over its vocabulary. */
final class RulesReader {
    private final Vocabulary vocabulary;
    private final List<String> tiers;

    RulesReader(Vocabulary vocabulary, List<String> tiers) {
        this.vocabulary = vocabulary;
        this.tiers = tiers;
    }

    Rule rule(Node node) {
        node.allow(
                "id", "tier", "when", "unless", "decide", "because", "say", "source", "owner", "review", "instead",
                "require", "set");
        Optional<Outcome> decide = node.has("decide") ? Optional.of(decided(node)) : Optional.empty();
        Map<String, Object> set = node.has("set") ? node.child("set").scalars() : Map.of();
        List<String> require = node.texts("require");
        if (decide.isEmpty() && set.isEmpty() && require.isEmpty()) {
            throw node.problem("A rule decides, sets or requires something; add one of decide, set, require.");
        }
        return new Rule(
                node.text("id"),
                tier(node),
                decide,
                node.words("because"),
                node.words("say"),
                node.optionalText("source").orElse(""),
                node.texts("instead"),
                require,
                set,
                region(node));
    }

    private static Outcome decided(Node node) {
        Outcome outcome = node.outcome("decide");
        if (outcome == Outcome.ASK || outcome == Outcome.NO_WITH_ALTERNATIVE) {
            throw node.child("decide")
                    .problem("A rule decides yes, conditional, no or refer; "
                            + (outcome == Outcome.ASK
                                    ? "ask comes from unknown facts."
                                    : "write no, and what there is in 'instead'."));
        }
        return outcome;
    }

    private String tier(Node node) {
        String tier = node.optionalText("tier").orElse(tiers.contains("system") ? "system" : tiers.get(0));
        if (!tiers.contains(tier)) {
            throw node.child("tier")
                    .problem("There is no tier '" + tier + "'" + PolicyReader.end(Suggestion.among(tiers, tier)));
        }
        return tier;
    }

    private Rule.Region region(Node node) {
        List<Box> boxes = new ArrayList<>();
        for (Node when : alternatives(node, "when")) {
            // Alternatives that overlap are made disjoint, so that every point lies in one box at most.
            List<Box> fresh = List.of(box(when));
            for (Box known : boxes) {
                fresh = Box.minus(fresh, known);
            }
            boxes.addAll(fresh);
        }
        if (!node.has("when")) {
            boxes.add(everything());
        }
        List<Box> rest = boxes;
        for (Node unless : node.has("unless") ? alternatives(node, "unless") : List.<Node>of()) {
            rest = Box.minus(rest, box(unless));
        }
        if (rest.isEmpty()) {
            throw node.problem("This rule can never hold: 'unless' takes away all that 'when' names.");
        }
        return new Rule.Region(rest);
    }

    /** One conjunction, or a list of them. */
    private static List<Node> alternatives(Node node, String key) {
        if (!node.has(key)) {
            return List.of();
        }
        Node child = node.child(key);
        return child.value() instanceof List ? child.items() : List.of(child);
    }

    private Box everything() {
        return Box.of(sides()).orElseThrow();
    }

    private List<Intervals> sides() {
        List<Intervals> sides = new ArrayList<>();
        vocabulary.attributes().forEach(attribute -> sides.add(Constraint.whole(attribute.domain())));
        return sides;
    }

    private Box box(Node conjunction) {
        List<Intervals> sides = sides();
        for (Node member : conjunction.members()) {
            int axis = vocabulary.axis(member.key());
            if (axis < 0) {
                throw member.problem("The policy has no attribute '" + member.key() + "'"
                        + PolicyReader.end(vocabulary.suggestion(member.key())));
            }
            Domain domain = vocabulary.attributes().get(axis).domain();
            sides.set(
                    axis,
                    member.placed("The attribute '" + member.key() + "'", written -> Constraint.of(domain, written)));
        }
        return Box.of(sides).orElseThrow();
    }
}
