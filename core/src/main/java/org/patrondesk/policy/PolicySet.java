package org.patrondesk.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Text;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * A policy as written: immutable, versioned, with a hash over its content.
 *
 * @param owner who answers for it; empty when nobody is named
 * @param tiers whose word goes first
 * @param rules in the order of writing
 * @param translations requirements, alternatives, labels and values in other languages, by the text as the policy has it
 * @param stored the canonical stored form, from which it can be read back
 */
public record PolicySet(
        String id,
        String version,
        String owner,
        Philosophy philosophy,
        List<String> tiers,
        Precedence precedence,
        Vocabulary vocabulary,
        List<Rule> rules,
        List<Offering> offerings,
        List<Expectation> expectations,
        Map<String, Text> translations,
        StoredObject stored) {
    public PolicySet {
        tiers = List.copyOf(tiers);
        rules = List.copyOf(rules);
        offerings = List.copyOf(offerings);
        expectations = List.copyOf(expectations);
        translations = Map.copyOf(translations);
    }

    /** The hash over the stored form: the same content has the same hash, however the file was laid out. */
    public ContentHash hash() {
        return stored.hash();
    }

    public PolicyRef ref() {
        return new PolicyRef(id, version, hash());
    }

    public Optional<Rule> rule(String ruleId) {
        return rules.stream().filter(rule -> rule.id().equals(ruleId)).findFirst();
    }

    /** A requirement, alternative, label or value in a language; as the policy has it where nothing translates it. */
    public String in(Locale locale, String text) {
        Text translated = translations.get(text);
        return translated == null ? text : translated.in(locale);
    }

    /** What {@code translations} can be about: all requirements, alternatives, labels and names of values. */
    public Set<String> translatable() {
        Set<String> texts = new HashSet<>();
        for (Rule rule : rules) {
            texts.addAll(rule.require());
            texts.addAll(rule.instead());
        }
        for (Attribute attribute : vocabulary.attributes()) {
            String label = attribute.label().byTag().getOrDefault("", "");
            texts.add(label.isEmpty() ? attribute.id().replace('-', ' ') : label);
            attribute
                    .domain()
                    .listed()
                    .forEach(value -> texts.add(attribute.domain().name(value)));
        }
        return texts;
    }

    /** The set without one rule and without examples; it has a hash of its own. */
    PolicySet without(String ruleId) {
        List<Rule> others =
                rules.stream().filter(rule -> !rule.id().equals(ruleId)).toList();
        List<?> kept = stored.list("rules").stream()
                .filter(rule -> !((StoredObject) rule).text("id").equals(ruleId))
                .toList();
        return new PolicySet(
                id,
                version,
                owner,
                philosophy,
                tiers,
                precedence,
                vocabulary,
                others,
                offerings,
                List.of(),
                translations,
                stored.with("rules", kept).with("expect", List.of()));
    }

    @Override
    public String toString() {
        return "PolicySet[" + id + " " + version + "]";
    }
}
