package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the attributes of a policy. */
final class AttributesReader {
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,9})\\.\\.(-?\\d{1,9})");
    private static final List<String> KINDS = List.of("enum", "boolean", "int", "money", "date", "timeOfDay");

    private AttributesReader() {}

    static Vocabulary read(Node node) {
        List<Attribute> attributes = new ArrayList<>();
        for (Node member : node.members()) {
            attributes.add(attribute(member));
        }
        if (attributes.isEmpty()) {
            throw node.problem("A policy has at least one attribute; add what its rules ask about.");
        }
        return new Vocabulary(attributes);
    }

    private static Attribute attribute(Node node) {
        node.allow("enum", "boolean", "int", "money", "date", "timeOfDay", "changeable", "label");
        List<String> kinds = KINDS.stream().filter(node::has).toList();
        if (kinds.size() != 1) {
            throw node.problem("An attribute has exactly one kind of " + String.join(", ", KINDS) + ".");
        }
        return new Attribute(node.key(), domain(node, kinds.get(0)), flag(node, "changeable"));
    }

    private static boolean flag(Node node, String key) {
        if (!node.has(key)) {
            return false;
        }
        Node child = node.child(key);
        return Optional.of(child.value())
                .filter(Boolean.class::isInstance)
                .map(Boolean.class::cast)
                .orElseThrow(() -> child.problem("Expected true or false here."));
    }

    private static Domain domain(Node node, String kind) {
        return switch (kind) {
            case "enum" -> choice(node);
            case "int" -> whole(node.child("int"), node.text("int"));
            case "money" -> new Domain.Money(node.text("money"));
            default -> plain(node, kind);
        };
    }

    private static Domain plain(Node node, String kind) {
        if (!flag(node, kind)) {
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
        return new Domain.Choice(values);
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
}
