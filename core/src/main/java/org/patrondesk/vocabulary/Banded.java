package org.patrondesk.vocabulary;

import java.util.List;
import java.util.TreeSet;

/**
 * A personal value of which only the band is kept, such as an age of {@code 18..64}.
 *
 * <p>Its places are the bands, so that a rule can tell no more about a person than a store keeps.
 *
 * @param base the values before banding: whole numbers, money, days or times of day
 * @param starts the first place of each band on the base's axis, ascending; the first is the base's first place
 */
public record Banded(Domain base, List<Integer> starts) implements Domain {
    public Banded {
        TreeSet<Integer> sorted = new TreeSet<>(starts);
        sorted.add(base.low());
        starts = List.copyOf(sorted);
    }

    @Override
    public Span span(Object value) {
        if (value instanceof String text && text.contains("..")) {
            for (int band = 0; band < starts.size(); band++) {
                if (value(band).equals(text)) {
                    return Span.at(band);
                }
            }
            throw new IllegalArgumentException("has no such band; give a value, or one of its bands");
        }
        return Span.at(band(base.span(value).first()));
    }

    /** The places of a range in a rule; both its ends must be edges of bands. */
    @Override
    public Span range(String low, String high) {
        return edges(base.range(low, high));
    }

    /** The places of a single value in a rule; it must be a band of its own. */
    @Override
    public Span named(Object value) {
        return value instanceof String text && text.contains("..") ? span(value) : edges(base.span(value));
    }

    private Span edges(Span raw) {
        int first = band(raw.first());
        int last = band(raw.last());
        if (starts.get(first) != raw.first()) {
            throw edge(raw.first());
        }
        if (end(last) != raw.last()) {
            throw edge(raw.last() + 1);
        }
        return new Span(first, last);
    }

    private IllegalArgumentException edge(int place) {
        Object value = base.value(place);
        return new IllegalArgumentException("is personal, and " + value + " is no edge of its bands; add " + value
                + " to its bands, or move the bound to an edge");
    }

    private int band(int place) {
        int band = starts.size() - 1;
        while (starts.get(band) > place) {
            band--;
        }
        return band;
    }

    private int end(int band) {
        return band + 1 < starts.size() ? starts.get(band + 1) - 1 : base.high();
    }

    /** The values of a band, on the base's axis. */
    public Span raw(int band) {
        return new Span(starts.get(band), end(band));
    }

    /** The bands that share a value with a span of the base's axis. */
    Span touching(Span raw) {
        return new Span(band(raw.first()), band(raw.last()));
    }

    /** The band as it is kept: {@code 18..64}. */
    @Override
    public String value(int place) {
        return base.value(starts.get(place)) + ".." + base.value(end(place));
    }

    @Override
    public List<Object> written(Span run) {
        return base.written(new Span(raw(run.first()).first(), raw(run.last()).last()));
    }

    @Override
    public int low() {
        return 0;
    }

    @Override
    public int high() {
        return starts.size() - 1;
    }

    @Override
    public String kind() {
        return base.kind();
    }
}
