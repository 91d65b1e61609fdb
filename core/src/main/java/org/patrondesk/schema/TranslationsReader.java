package org.patrondesk.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.patrondesk.library.Text;

/** Reads what a policy's plain texts are in other languages. */
final class TranslationsReader {
    private TranslationsReader() {}

    static Map<String, Text> read(Node root) {
        Map<String, Map<String, String>> byText = new HashMap<>();
        if (root.has("translations")) {
            for (Node language : root.child("translations").members()) {
                language.checkTag();
                for (Node text : language.members()) {
                    byText.computeIfAbsent(text.key(), key -> new TreeMap<>(Map.of("", key)))
                            .put(language.key(), text.ownText());
                }
            }
        }
        Map<String, Text> translations = new HashMap<>();
        byText.forEach((text, byTag) -> translations.put(text, new Text(byTag)));
        return translations;
    }
}
