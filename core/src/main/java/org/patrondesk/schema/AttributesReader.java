package org.patrondesk.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Banded;
import org.patrondesk.vocabulary.Choice;
import org.patrondesk.vocabulary.Domain;
import org.patrondesk.vocabulary.Span;
import org.patrondesk.vocabulary.Suggestion;
import org.patrondesk.vocabulary.Vocabulary;

/** Reads the attributes of a policy. */
final class AttributesReader {
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,9})\\.\\.(-?\\d{1,9})");
    static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final List<String> KINDS = List.of("enum", "tree", "boolean", "int", "money", "date", "timeOfDay");

    private AttributesReader() {}

    /**
     * The attributes in the order of writing, or of their ids where the order was not kept.
     *
     * @param asksDay whether some rule has a first or last day, so that the day is an attribute too
     */
    static Vocabulary read(Node root, boolean asksDay) {
        Node node = root.child("attributes");
        List<Attribute> attributes = new ArrayList<>();
        for (String id : order(root, node)) {
            attributes.add(attribute(node.child(id)));
        }
        if (attributes.isEmpty()) {
            throw node.problem("A policy has at least one attribute; add what its rules ask about.");
        }
        formerIds(node, attributes);
        if (asksDay) {
            attributes.add(new Attribute(Vocabulary.AS_OF, new Domain.Day(), false));
        }
        return new Vocabulary(attributes);
    }

    private static List<String> order(Node root, Node node) {
        List<String> ids = node.members().stream().map(Node::key).toList();
        if (!root.has("attributeOrder")) {
            return ids;
        }
        List<String> order = root.texts("attributeOrder");
        if (order.size() != ids.size() || !Set.copyOf(order).equals(Set.copyOf(ids))) {
            throw root.child("attributeOrder").problem("This list names each attribute once, and nothing else.");
        }
        return order;
    }

    private static void formerIds(Node node, List<Attribute> attributes) {
        Set<String> ids = new HashSet<>();
        attributes.forEach(attribute -> ids.add(attribute.id()));
        for (Attribute attribute : attributes) {
            for (String former : attribute.was()) {
                if (!ids.add(former)) {
                    throw node.child(attribute.id())
                            .child("was")
                            .problem("The id '" + former
                                    + "' is an attribute's already; an id is never used again for another.");
                }
            }
        }
    }

    private static Attribute attribute(Node node) {
        node.allow(
                "enum",
                "tree",
                "boolean",
                "int",
                "money",
                "date",
                "timeOfDay",
                "changeable",
                "personal",
                "bands",
                "was",
                "label",
                "names");
        if (node.key().equals(Vocabulary.AS_OF)) {
            throw node.problem("The id 'as-of' is kept for the day of the request; choose another.");
        }
        List<String> kinds = KINDS.stream().filter(node::has).toList();
        if (kinds.size() != 1) {
            throw node.problem("An attribute has exactly one kind of " + String.join(", ", KINDS) + ".");
        }
        boolean personal = node.flag("personal");
        return new Attribute(
                node.key(),
                banded(node, domain(node, kinds.get(0)), personal),
                node.flag("changeable"),
                personal,
                node.texts("was"),
                node.words("label"));
    }

    private static Domain domain(Node node, String kind) {
        if (node.has("names") && !kind.equals("enum") && !kind.equals("tree")) {
            throw node.child("names").problem("Only an enum or a tree has names for its values.");
        }
        return switch (kind) {
            case "enum" -> choice(node);
            case "tree" -> new TreeReader(node.child("tree")).tree(names(node));
            case "int" -> whole(node.child("int"), node.text("int"));
            case "money" -> money(node.child("money"));
            default -> plain(node, kind);
        };
    }

    private static Domain money(Node node) {
        if (!CURRENCY.matcher(node.ownText()).matches()) {
            throw node.problem(
                    "'" + node.ownText() + "' is no currency; write its three capital letters, such as USD.");
        }
        return new Domain.Money(node.ownText());
    }

    private static Domain plain(Node node, String kind) {
        if (!node.flag(kind)) {
            throw node.child(kind).problem("Write \"" + kind + "\": true.");
        }
        return switch (kind) {
            case "boolean" -> new Domain.Flag();
            case "date" -> new Domain.Day();
            default -> new Domain.TimeOfDay();
        };
    }

    private static Domain choice(Node node) {
        Set<String> seen = new HashSet<>(Set.of(Domain.OTHER));
        List<String> values = node.texts("enum");
        for (String value : values) {
            if (!seen.add(value)) {
                throw node.child("enum")
                        .problem("The value '" + value + "' stands twice; every list has 'other' by itself as well.");
            }
        }
        if (values.isEmpty()) {
            throw node.problem("An enum lists at least one value.");
        }
        Map<String, String> names = names(node);
        for (String value : names.keySet()) {
            if (!values.contains(value)) {
                throw node.child("names")
                        .child(value)
                        .problem("The enum does not list the value '" + value + "'"
                                + PolicyReader.end(Suggestion.among(values, value)));
            }
        }
        return new Choice(values, names);
    }

    private static Map<String, String> names(Node node) {
        Map<String, String> names = new HashMap<>();
        if (node.has("names")) {
            node.child("names").members().forEach(member -> names.put(member.key(), member.ownText()));
        }
        return names;
    }

    private static Domain whole(Node node, String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw node.problem("Write the lowest and highest number, such as \"0..120\".");
        }
        int low = Integer.parseInt(range.group(1));
        int high = Integer.parseInt(range.group(2));
        if (low > high) {
            throw node.problem("The range is empty; write the lowest number first.");
        }
        return new Domain.Whole(low, high);
    }

    private static Domain banded(Node node, Domain base, boolean personal) {
        if (!node.has("bands")) {
            if (personal && base.isOrdered()) {
                throw node.problem(
                        "A personal attribute of this kind declares 'bands', such as [0, 13, 18, 65]: only the"
                                + " band is kept.");
            }
            return base;
        }
        if (!personal || !base.isOrdered()) {
            throw node.child("bands").problem("Only a personal int, money, date or timeOfDay has bands.");
        }
        TreeSet<Integer> starts = new TreeSet<>();
        for (Node band : node.child("bands").items()) {
            starts.addAll(band.placed("The attribute '" + node.key() + "'", written -> edges(base, written)));
        }
        return new Banded(base, List.copyOf(starts));
    }

    /** Where bands start: at a value; for a range at its low end, and behind its high one. */
    private static List<Integer> edges(Domain base, Object written) {
        if (written instanceof String text && text.contains("..")) {
            int dots = text.indexOf("..");
            Span span = base.range(
                    text.substring(0, dots).strip(), text.substring(dots + 2).strip());
            return span.last() < base.high() ? List.of(span.first(), span.last() + 1) : List.of(span.first());
        }
        return List.of(base.span(written).first());
    }
}
