package org.patrondesk.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Characters;
import org.patrondesk.library.Text;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.vocabulary.Suggestion;

/** A value in a policy's tree, and its place; every accessor refuses with the place of what is wrong. */
record Node(Object value, String path) {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{1,8})*");

    PolicyProblem problem(String sentence) {
        return new PolicyProblem(path, sentence);
    }

    /** A problem with the key under which this value stands. */
    PolicyProblem keyProblem(String sentence) {
        return PolicyProblem.atKey(path, sentence);
    }

    private StoredObject object() {
        if (value instanceof StoredObject object) {
            return object;
        }
        throw problem("Expected an object here.");
    }

    boolean has(String key) {
        return object().has(key);
    }

    void allow(String... keys) {
        for (String key : object().keys()) {
            if (!List.of(keys).contains(key)) {
                throw child(key)
                        .keyProblem("Unknown key" + (Characters.areOneLine(key) ? " '" + key + "'" : "")
                                + PolicyReader.end(Suggestion.among(List.of(keys), key)));
            }
        }
    }

    Node child(String key) {
        Object inner = object().value(key).orElse(null);
        if (inner == null) {
            throw problem("The key '" + key + "' is missing here; add it.");
        }
        return new Node(inner, path + "/" + key.replace("~", "~0").replace("/", "~1"));
    }

    List<Node> children(String key) {
        return child(key).items();
    }

    /** The items of a list; none when the key is absent. */
    List<Node> optionalChildren(String key) {
        return has(key) ? children(key) : List.of();
    }

    List<Node> items() {
        if (!(value instanceof List<?> list)) {
            throw problem("Expected a list here.");
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            nodes.add(new Node(list.get(i), path + "/" + i));
        }
        return nodes;
    }

    List<Node> members() {
        List<Node> nodes = new ArrayList<>();
        object().keys().forEach(key -> nodes.add(child(key)));
        return nodes;
    }

    /** The last step of the path: the key under which this value stands. */
    String key() {
        return path.substring(path.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
    }

    String text(String key) {
        Node child = child(key);
        if (child.value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw child.problem("Expected a text here.");
    }

    /** A text that may look like a whole number, as versions do. */
    String name(String key) {
        return child(key).value instanceof Long number ? number.toString() : text(key);
    }

    Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    long wholeNumber(String key) {
        Node child = child(key);
        if (child.value instanceof Long number) {
            return number;
        }
        throw child.problem("Expected a whole number here.");
    }

    /** True or false; false when the key is absent. */
    boolean flag(String key) {
        if (!has(key)) {
            return false;
        }
        Node child = child(key);
        if (child.value instanceof Boolean flag) {
            return flag;
        }
        throw child.problem("Expected true or false here.");
    }

    /** A text, or a list of texts. */
    List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        Node child = child(key);
        if (child.value instanceof String) {
            return List.of(text(key));
        }
        return child.items().stream().map(Node::ownText).toList();
    }

    String ownText() {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw problem("Expected a text here.");
    }

    /** A text, or a map of texts by BCP 47 tag; no text when the key is absent. */
    Text words(String key) {
        if (!has(key)) {
            return Text.NONE;
        }
        Node child = child(key);
        if (child.value instanceof String text) {
            return Text.of(text);
        }
        Map<String, String> byTag = new TreeMap<>();
        for (Node member : child.members()) {
            member.checkTag();
            byTag.put(member.key(), member.ownText());
        }
        return new Text(byTag);
    }

    /** Refuses a key that no asked language could ever be: texts under it would be there and never be read. */
    void checkTag() {
        String tag = Locale.forLanguageTag(key().replace('_', '-')).toLanguageTag();
        if (!tag.equals(key()) || !LANGUAGE.matcher(tag).matches() || tag.startsWith("und")) {
            boolean near = LANGUAGE.matcher(tag).matches() && !tag.startsWith("und");
            throw keyProblem("'" + key() + "' is no language tag; write "
                    + (near ? "'" + tag + "'." : "one such as es or pt-BR."));
        }
    }

    Outcome outcome(String key) {
        return outcome(key, List.of(Outcome.values()));
    }

    /** @param fitting the outcomes that may stand here, for the message */
    Outcome outcome(String key, List<Outcome> fitting) {
        Node child = child(key);
        List<String> codes = fitting.stream().map(Outcome::code).toList();
        return Outcome.ofCode(String.valueOf(child.value))
                .orElseThrow(() -> child.problem(
                        "'" + child.value + "' is no outcome; use one of " + String.join(", ", codes) + "."));
    }

    /** The members as text, whole numbers and booleans. */
    Map<String, Object> scalars() {
        Map<String, Object> scalars = new TreeMap<>();
        for (Node member : members()) {
            if (member.value instanceof List || member.value instanceof StoredObject) {
                throw member.problem("Expected a text, a whole number, true or false here.");
            }
            scalars.put(member.key(), member.value);
        }
        return scalars;
    }

    /** Runs something that refuses with the end of a sentence, and places the refusal here. */
    <R> R placed(String start, Function<Object, R> work) {
        try {
            return work.apply(value);
        } catch (IllegalArgumentException e) {
            String end = String.valueOf(e.getMessage());
            throw problem(start + " " + end + (end.endsWith("?") ? "" : "."));
        }
    }
}
