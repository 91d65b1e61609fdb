package org.patrondesk.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.patrondesk.journal.StoredObject;

/**
 * Raises a policy of the first form to the second, which reads more: keys that nobody read then, and behind which
 * anything may stand, are left out; a currency that is no code becomes the code for none. A pure function of the tree.
 */
final class FirstForm {
    private static final long FORM = 1;
    private static final String NO_CURRENCY = "XXX";

    private FirstForm() {}

    /** The tree in the second form; a tree of another form as it is. */
    static StoredObject raised(StoredObject tree) {
        if (!tree.value("v").equals(Optional.of(FORM))) {
            return tree;
        }
        return tree.with("v", FORM + 1)
                .withOptional("rules", tree.value("rules").map(FirstForm::rules).orElse(null))
                .withOptional(
                        "attributes",
                        tree.value("attributes").map(FirstForm::attributes).orElse(null));
    }

    private static Object rules(Object rules) {
        return rules instanceof List<?> list
                ? list.stream()
                        .map(rule -> without(rule, Set.of("owner", "review")))
                        .toList()
                : rules;
    }

    private static Object attributes(Object attributes) {
        if (!(attributes instanceof StoredObject object)) {
            return attributes;
        }
        Map<String, Object> raised = new TreeMap<>();
        object.keys()
                .forEach(id -> raised.put(id, currency(without(object.value(id).orElseThrow(), Set.of("label")))));
        return StoredObject.ofMap(raised);
    }

    private static Object currency(Object attribute) {
        return attribute instanceof StoredObject object
                        && object.value("money").orElse("") instanceof String written
                        && !written.isBlank()
                        && !AttributesReader.CURRENCY.matcher(written).matches()
                ? object.with("money", NO_CURRENCY)
                : attribute;
    }

    /** The object without some keys; what is no object stays as it is, for the reader to refuse with its place. */
    private static Object without(Object value, Set<String> unread) {
        if (!(value instanceof StoredObject object)) {
            return value;
        }
        Map<String, Object> kept = new TreeMap<>();
        for (String key : object.keys()) {
            if (!unread.contains(key)) {
                kept.put(key, object.value(key).orElseThrow());
            }
        }
        return StoredObject.ofMap(kept);
    }
}
