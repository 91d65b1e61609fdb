package org.patrondesk.vocabulary;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of an enumeration or tree, each with its place, and the names people use for them. Immutable. */
final class Words {
    private final Map<String, Span> spans;
    private final Map<String, String> names;
    private final Map<String, String> byName = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private final int hash;

    /** @param names by word; a name that is itself a word, or names several, is no name */
    Words(Map<String, Span> spans, Map<String, String> names) {
        this.spans = new LinkedHashMap<>(spans);
        this.names = Map.copyOf(names);
        this.hash = 31 * this.spans.hashCode() + this.names.hashCode();
        names.forEach((word, name) -> {
            if (!spans.containsKey(name) && byName.put(name, word) != null) {
                shared.add(name);
            }
        });
    }

    static Map<String, Span> places(List<String> values) {
        Map<String, Span> spans = new LinkedHashMap<>();
        values.forEach(value -> spans.put(value, Span.at(spans.size())));
        return spans;
    }

    /**
     * The word that a text stands for: itself, or the word it names; nothing for a text that is not listed.
     *
     * @throws IllegalArgumentException when the text names several words
     */
    @Nullable
    String word(Object text) {
        if (!(text instanceof String given)) {
            throw new IllegalArgumentException("takes one of its listed words as text");
        }
        if (spans.containsKey(given)) {
            return given;
        }
        if (shared.contains(given)) {
            throw new IllegalArgumentException("has several values of that name; give the value itself");
        }
        return byName.get(given);
    }

    Span span(@Nullable String word, Span other) {
        Span span = word == null ? null : spans.get(word);
        return span == null ? other : span;
    }

    String name(String word) {
        return names.getOrDefault(word, word);
    }

    Set<String> all() {
        return spans.keySet();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Words that && hash == that.hash && spans.equals(that.spans) && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
