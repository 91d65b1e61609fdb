package org.patrondesk.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.patrondesk.policy.Precedence;
import org.patrondesk.policy.Precedence.Kind;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Suggestion;
import org.patrondesk.vocabulary.Vocabulary;

/** Reads which rule wins: a preset's name, or a list of comparisons. */
final class PrecedenceReader {
    private static final Pattern REGULATION = Pattern.compile("\\s*([a-z-]+)\\s*(?:\\(([^()]*)\\))?\\s*");
    private static final Pattern WEIGHT = Pattern.compile("([^=]+)=\\s*(\\d{1,2}(?:\\.\\d{1,3})?)");
    private static final String TOGETHER = "together";
    private static final String EACH = "each";
    private static final String FOLIO = "folio";

    /** Every preset lets tier and weight speak first, so that a law stands above any order between rules. */
    private static final Map<String, List<String>> PRESETS = new TreeMap<>(Map.of(
            "first",
            List.of("tier", "weight", "first"),
            "last",
            List.of("tier", "weight", "last"),
            "koha",
            List.of("tier", "weight", "specificity", "first"),
            FOLIO,
            List.of("tier", "weight", "criterium", "number-of-criteria", "last"),
            "evergreen",
            List.of("tier", "weight", "score", "id")));

    private final Node root;
    private final List<String> attributes;

    PrecedenceReader(Node root, Vocabulary vocabulary) {
        this.root = root;
        this.attributes = vocabulary.attributes().stream()
                .map(Attribute::id)
                .filter(id -> !id.equals(Vocabulary.AS_OF))
                .toList();
    }

    Precedence read() {
        if (!root.has("precedence")) {
            return preset("first");
        }
        Node node = root.child("precedence");
        if (node.value() instanceof List) {
            List<Precedence.Regulation> order = new ArrayList<>();
            for (Node item : node.items()) {
                order.add(regulation(item, item.ownText()));
            }
            return new Precedence(order, together(EACH));
        }
        if (!PRESETS.containsKey(node.ownText())) {
            throw node.problem("There is no preset '" + node.ownText() + "'; use one of "
                    + String.join(", ", PRESETS.keySet()) + ", or a list such as [tier, weight, newest, id].");
        }
        return preset(node.ownText());
    }

    private Precedence preset(String name) {
        List<Precedence.Regulation> order = PRESETS.getOrDefault(name, List.of()).stream()
                .map(word -> regulation(root, word))
                .toList();
        return new Precedence(order, together(name.equals(FOLIO) ? TOGETHER : EACH));
    }

    private boolean together(String otherwise) {
        String outputs = root.optionalText("outputs").orElse(otherwise);
        if (!outputs.equals(TOGETHER) && !outputs.equals(EACH)) {
            throw root.child("outputs").problem("Outputs are resolved 'together' or 'each'; write one of the two.");
        }
        return outputs.equals(TOGETHER);
    }

    private Precedence.Regulation regulation(Node node, String text) {
        Matcher matcher = REGULATION.matcher(text);
        List<String> codes = Stream.of(Kind.values()).map(Kind::code).toList();
        Kind kind = matcher.matches() ? Kind.ofCode(matcher.group(1)).orElse(null) : null;
        if (kind == null) {
            throw node.problem("'" + text + "' compares nothing; use " + String.join(", ", codes)
                    + ", some with attributes in brackets"
                    + PolicyReader.end(Suggestion.among(codes, text)));
        }
        String arguments = matcher.group(2);
        return switch (kind) {
            case SCORE -> score(node, arguments);
            case SPECIFICITY, CRITERIUM ->
                new Precedence.Regulation(kind, arguments == null ? attributes : listed(node, arguments), Map.of());
            default -> {
                if (arguments != null) {
                    throw node.problem("'" + kind.code() + "' takes no attributes in brackets; leave them out.");
                }
                yield new Precedence.Regulation(kind, List.of(), Map.of());
            }
        };
    }

    private List<String> listed(Node node, String arguments) {
        List<String> ids = new ArrayList<>();
        for (String argument : arguments.split(",", -1)) {
            ids.add(known(node, argument.strip()));
        }
        return ids;
    }

    private String known(Node node, String id) {
        if (!attributes.contains(id)) {
            throw node.problem(
                    "The policy has no attribute '" + id + "'" + PolicyReader.end(Suggestion.among(attributes, id)));
        }
        return id;
    }

    /** Without weights the attributes count in the order of writing, each more than all behind it together. */
    private Precedence.Regulation score(Node node, @Nullable String arguments) {
        Map<String, Double> weights = new HashMap<>();
        List<String> ids = new ArrayList<>();
        if (arguments == null) {
            ids.addAll(attributes);
            ids.forEach(id -> weights.put(id, (double) (attributes.size() - weights.size())));
            return new Precedence.Regulation(Kind.SCORE, ids, weights);
        }
        for (String argument : arguments.split(",", -1)) {
            Matcher weight = WEIGHT.matcher(argument.strip());
            if (!weight.matches()) {
                throw node.problem("Write the weight of each attribute, such as score(branch=10, category=11.5).");
            }
            String id = known(node, weight.group(1).strip());
            ids.add(id);
            weights.put(id, Double.valueOf(weight.group(2)));
        }
        return new Precedence.Regulation(Kind.SCORE, ids, weights);
    }
}
