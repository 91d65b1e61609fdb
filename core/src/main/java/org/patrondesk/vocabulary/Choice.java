package org.patrondesk.vocabulary;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of a list of words, or {@code other}. Immutable. */
public final class Choice implements Domain {
    private final List<String> values;
    private final Words words;

    public Choice(List<String> values) {
        this(values, Map.of());
    }

    /** @param names what people call the values, by value; a fact may use a name that only one value has */
    public Choice(List<String> values, Map<String, String> names) {
        this.values = List.copyOf(values);
        this.words = new Words(Words.places(this.values), names);
    }

    public List<String> values() {
        return values;
    }

    @Override
    public Span span(Object value) {
        return words.span(words.word(value), Span.at(values.size()));
    }

    @Override
    public String value(int place) {
        return place < values.size() ? values.get(place) : OTHER;
    }

    @Override
    public List<String> listed() {
        return values;
    }

    @Override
    public String name(Object value) {
        return words.name(String.valueOf(value));
    }

    @Override
    public int low() {
        return 0;
    }

    @Override
    public int high() {
        return values.size();
    }

    @Override
    public String kind() {
        return "enum";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Choice that && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return "enum" + values;
    }
}
