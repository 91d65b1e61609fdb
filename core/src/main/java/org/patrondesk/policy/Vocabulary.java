package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;
import org.patrondesk.journal.StoredObject;

/** The attributes of a policy, in order. Immutable and safe for use by many threads. */
public final class Vocabulary {
    private final List<Attribute> attributes;
    private final Map<String, Integer> axes = new HashMap<>();
    private final int hash;
    private final List<Map<String, Integer>> words = new ArrayList<>();

    public Vocabulary(List<Attribute> attributes) {
        this.attributes = List.copyOf(attributes);
        this.hash = this.attributes.hashCode();
        for (int i = 0; i < attributes.size(); i++) {
            if (axes.put(attributes.get(i).id(), i) != null) {
                throw new IllegalArgumentException(
                        "The attribute '" + attributes.get(i).id() + "' stands twice.");
            }
            words.add(places(attributes.get(i).domain()));
        }
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    public Optional<Attribute> find(String id) {
        return Optional.ofNullable(axes.get(id)).map(attributes::get);
    }

    int axis(String id) {
        return axes.getOrDefault(id, -1);
    }

    /** The tail of a sentence about an unknown attribute id, naming a near one. */
    String suggestion(String id) {
        return Suggestion.among(axes.keySet(), id);
    }

    /**
     * Takes facts from outside: a value is text, a whole number or a boolean; a null value, like an absent one, is an
     * unknown fact; an unlisted word of an enumeration becomes {@code other}.
     *
     * @throws IllegalArgumentException naming the attribute that is unknown or whose value does not fit
     */
    public Facts facts(Map<String, ? extends @Nullable Object> given) {
        TreeMap<String, Object> kept = new TreeMap<>();
        given.forEach((id, value) -> {
            Attribute attribute = find(id).orElseThrow(() ->
                    new IllegalArgumentException("The policy has no attribute '" + id + "'" + end(suggestion(id))));
            if (value != null) {
                kept.put(id, canonical(attribute, value));
            }
        });
        return new Facts(StoredObject.ofMap(kept));
    }

    private static String end(String suggestion) {
        return suggestion.isEmpty() ? "." : suggestion;
    }

    private static Object canonical(Attribute attribute, Object value) {
        try {
            Object plain = value instanceof Integer number ? (Object) number.longValue() : value;
            return attribute.domain().value(attribute.domain().ordinal(plain));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The attribute '" + attribute.id() + "' " + e.getMessage() + ".", e);
        }
    }

    /** The places of an enumeration's words, so that long lists are looked up and not searched. */
    private static Map<String, Integer> places(Domain domain) {
        Map<String, Integer> places = new HashMap<>();
        if (domain instanceof Domain.Choice choice) {
            choice.values().forEach(word -> places.put(word, places.size()));
        }
        return places;
    }

    /** The facts as places on the axes. */
    Encoded encode(Facts facts) {
        int[] point = new int[attributes.size()];
        boolean complete = true;
        for (int i = 0; i < point.length; i++) {
            Domain domain = attributes.get(i).domain();
            Object value = facts.value(attributes.get(i).id()).orElse(null);
            if (value == null) {
                complete = false;
            } else {
                point[i] = domain instanceof Domain.Choice
                        ? words.get(i).getOrDefault(value, domain.high())
                        : domain.ordinal(value);
            }
        }
        return complete ? new Encoded(point, null) : new Encoded(point, possible(facts));
    }

    /** All points there are. */
    Box space() {
        return possible(Facts.NONE);
    }

    /** Every point the facts may stand for: a known fact is one place on its axis, an unknown one the whole axis. */
    Box possible(Facts facts) {
        List<Intervals> sides = new ArrayList<>(attributes.size());
        for (Attribute attribute : attributes) {
            sides.add(facts.value(attribute.id())
                    .map(value -> Intervals.point(attribute.domain().ordinal(value)))
                    .orElse(Constraint.whole(attribute.domain())));
        }
        return Box.of(sides).orElseThrow();
    }

    /**
     * Every point of this vocabulary that facts kept under another one may stand for.
     *
     * <p>A fact kept as {@code other} may be any word that only this vocabulary lists; a value that no longer fits its
     * attribute is unknown.
     */
    Box possible(Facts facts, Vocabulary recorded) {
        List<Intervals> sides = new ArrayList<>(attributes.size());
        for (Attribute attribute : attributes) {
            sides.add(facts.value(attribute.id())
                    .flatMap(value -> recorded.find(attribute.id()).map(old -> meaning(attribute, old, value)))
                    .orElse(Constraint.whole(attribute.domain())));
        }
        return Box.of(sides).orElseThrow();
    }

    private static Intervals meaning(Attribute now, Attribute then, Object value) {
        boolean otherCurrency =
                now.domain() instanceof Domain.Money && !now.domain().equals(then.domain());
        if (otherCurrency || !now.domain().getClass().equals(then.domain().getClass())) {
            return Constraint.whole(now.domain());
        }
        if (now.domain() instanceof Domain.Choice words
                && then.domain() instanceof Domain.Choice old
                && value.equals(Domain.OTHER)) {
            List<Intervals> places = new ArrayList<>(List.of(Intervals.point(words.ordinal(Domain.OTHER))));
            words.values().stream()
                    .filter(word -> !old.values().contains(word))
                    .forEach(word -> places.add(Intervals.point(words.ordinal(word))));
            return Intervals.union(places);
        }
        try {
            int place = now.domain().ordinal(value);
            // Computed facts are capped: at the old highest value there may be anything from there on.
            boolean capped = then.domain() instanceof Domain.Whole old && place == old.high();
            return capped ? Intervals.of(place, now.domain().high()) : Intervals.point(place);
        } catch (IllegalArgumentException outside) {
            return Constraint.whole(now.domain());
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Vocabulary that && attributes.equals(that.attributes));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
