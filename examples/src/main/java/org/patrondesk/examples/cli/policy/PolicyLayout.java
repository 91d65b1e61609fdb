package org.patrondesk.examples.cli.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.patrondesk.journal.StoredObject;

/** Lays a stored policy out so that a person finds a rule, and a comparison of two files shows which changed. */
final class PolicyLayout {
    private PolicyLayout() {}

    /** The same content as the canonical text: each member on a line of its own, and each rule. */
    static String text(StoredObject policy) {
        List<String> members = new ArrayList<>();
        for (String key : policy.keys()) {
            Object value = policy.value(key).orElseThrow();
            members.add(value instanceof List<?> list ? list(key, list) : member(key, value));
        }
        return members.stream().collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String list(String key, List<?> items) {
        boolean objects = !items.isEmpty() && items.stream().allMatch(StoredObject.class::isInstance);
        return objects
                ? key(key)
                        + items.stream()
                                .map(item -> ((StoredObject) item).canonical())
                                .collect(Collectors.joining(",\n", "[\n", "\n]"))
                : member(key, items);
    }

    private static String member(String key, Object value) {
        String object = StoredObject.empty().with(key, value).canonical();
        return object.substring(1, object.length() - 1);
    }

    private static String key(String key) {
        String empty = member(key, List.of());
        return empty.substring(0, empty.length() - "[]".length());
    }
}
