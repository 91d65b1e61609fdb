package org.patrondesk.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.patrondesk.library.Text;
import org.patrondesk.policy.Rule;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Choice;
import org.patrondesk.vocabulary.Domain;
import org.patrondesk.vocabulary.Suggestion;
import org.patrondesk.vocabulary.Tree;
import org.patrondesk.vocabulary.Vocabulary;

/** Reads what a policy's plain texts are in other languages. */
final class TranslationsReader {
    private final Node root;
    private final Set<String> written = new HashSet<>();

    TranslationsReader(Node root, Vocabulary vocabulary, List<Rule> rules) {
        this.root = root;
        for (Rule rule : rules) {
            written.addAll(rule.require());
            written.addAll(rule.instead());
        }
        for (Attribute attribute : vocabulary.attributes()) {
            List<String> values = attribute.domain() instanceof Choice choice
                    ? choice.values()
                    : attribute.domain() instanceof Tree tree ? List.copyOf(tree.nodes()) : List.of();
            values.forEach(value -> written.add(attribute.domain().name(value)));
            written.addAll(attribute.label().byTag().values());
        }
        written.remove(Domain.OTHER);
    }

    Map<String, Text> read() {
        Map<String, Map<String, String>> byText = new HashMap<>();
        if (root.has("translations")) {
            for (Node language : root.child("translations").members()) {
                checkTag(language);
                for (Node text : language.members()) {
                    checkWritten(text);
                    byText.computeIfAbsent(text.key(), key -> new TreeMap<>(Map.of("", key)))
                            .put(language.key(), text.ownText());
                }
            }
        }
        Map<String, Text> translations = new HashMap<>();
        byText.forEach((text, byTag) -> translations.put(text, new Text(byTag)));
        return translations;
    }

    private static void checkTag(Node language) {
        try {
            if (new Locale.Builder()
                    .setLanguageTag(language.key())
                    .build()
                    .toLanguageTag()
                    .equals(language.key())) {
                return;
            }
        } catch (IllformedLocaleException e) {
            // Told below, with what to write instead.
        }
        throw language.keyProblem("'" + language.key() + "' is no language tag; write one such as es or pt-BR.");
    }

    private void checkWritten(Node text) {
        if (!written.contains(text.key())) {
            throw text.keyProblem("The policy has no requirement, alternative, label or value '" + text.key() + "'"
                    + PolicyReader.end(Suggestion.among(written, text.key())));
        }
    }
}
