package org.patrondesk.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patrondesk.policy.Condition;
import org.patrondesk.vocabulary.Choice;
import org.patrondesk.vocabulary.Domain;
import org.patrondesk.vocabulary.Span;
import org.patrondesk.vocabulary.Suggestion;
import org.patrondesk.vocabulary.Tree;
import org.patrondesk.vocabulary.Vocabulary;

/** Reads conditions over a vocabulary. */
final class ConditionReader {
    private final Vocabulary vocabulary;

    ConditionReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** One conjunction, or a list of them; none when the key is absent. */
    List<Condition> conditions(Node node, String key) {
        if (!node.has(key)) {
            return List.of();
        }
        Node child = node.child(key);
        List<Node> alternatives = child.value() instanceof List ? child.items() : List.of(child);
        if (alternatives.isEmpty()) {
            throw child.problem("This list is empty; name at least one condition, or leave '" + key + "' out.");
        }
        return alternatives.stream().map(this::condition).toList();
    }

    private Condition condition(Node node) {
        Map<String, Condition.Side> sides = new LinkedHashMap<>();
        for (Node member : node.members()) {
            int axis = vocabulary.axis(member.key());
            if (axis < 0 || member.key().equals(Vocabulary.AS_OF)) {
                throw member.keyProblem("The policy has no attribute '" + member.key() + "'"
                        + PolicyReader.end(vocabulary.suggestion(member.key())));
            }
            Domain domain = vocabulary.attributes().get(axis).domain();
            sides.put(
                    member.key(),
                    member.placed("The attribute '" + member.key() + "'", written -> side(domain, written)));
        }
        return new Condition(sides);
    }

    /** A value, a range {@code low..high} with both ends included, or a list of them. */
    private static Condition.Side side(Domain domain, Object written) {
        List<?> items = written instanceof List<?> list ? list : List.of(written);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("has an empty list; name at least one value or leave it out");
        }
        List<Span> places = new ArrayList<>();
        List<String> nodes = new ArrayList<>();
        for (Object item : items) {
            Span place = item(domain, item);
            places.add(place);
            if (domain instanceof Tree tree) {
                nodes.add(tree.kept(item).toString());
            }
        }
        return new Condition.Side(places, nodes);
    }

    private static Span item(Domain domain, Object item) {
        if (domain instanceof Choice choice) {
            return word(domain, choice.values(), item);
        }
        if (domain instanceof Tree tree) {
            return word(domain, tree.nodes(), item);
        }
        if (domain.isOrdered() && item instanceof String text && text.contains("..")) {
            int dots = text.indexOf("..");
            return domain.range(
                    text.substring(0, dots).strip(), text.substring(dots + 2).strip());
        }
        return domain.named(item);
    }

    private static Span word(Domain domain, java.util.Collection<String> listed, Object item) {
        boolean isOther = domain.kept(item).equals(Domain.OTHER);
        if (isOther && !Domain.OTHER.equals(item)) {
            throw new IllegalArgumentException(
                    "does not list the value '" + item + "'" + Suggestion.among(listed, String.valueOf(item)));
        }
        return domain.span(item);
    }
}
