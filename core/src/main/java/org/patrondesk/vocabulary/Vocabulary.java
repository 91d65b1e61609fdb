package org.patrondesk.vocabulary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Characters;

/** The attributes of a policy, in the order they were written. Immutable and safe for use by many threads. */
public final class Vocabulary {
    /** The day of the request: an attribute of every policy that has a rule with a first or last day. */
    public static final String AS_OF = "as-of";

    private static final Attribute DAY = new Attribute(AS_OF, new Domain.Day(), false);

    private final List<Attribute> attributes;
    private final Map<String, Integer> axes = new HashMap<>();
    private final Map<String, String> formerly = new HashMap<>();
    private final int hash;
    private volatile @Nullable Vocabulary alike;

    public Vocabulary(List<Attribute> attributes) {
        this.attributes = List.copyOf(attributes);
        this.hash = this.attributes.hashCode();
        for (Attribute attribute : attributes) {
            if (axes.put(attribute.id(), axes.size()) != null) {
                throw new IllegalArgumentException("The attribute '" + attribute.id() + "' stands twice.");
            }
        }
        for (Attribute attribute : attributes) {
            attribute.was().forEach(id -> formerly.put(id, attribute.id()));
        }
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    public Optional<Attribute> find(String id) {
        return Optional.ofNullable(axes.get(id)).map(attributes::get);
    }

    /** The place of an attribute in the order, or -1. */
    public int axis(String id) {
        return axes.getOrDefault(id, -1);
    }

    /** The tail of a sentence about an unknown attribute id, naming a near one. */
    public String suggestion(String id) {
        return Suggestion.among(axes.keySet(), id);
    }

    /**
     * Takes facts from outside: a value is text, a whole number or a boolean; a null value, like an absent one, is an
     * unknown fact; an unlisted word of an enumeration or tree becomes {@code other} and is counted by
     * {@link Facts#unlisted}; a personal value becomes its band; a former id is taken for the present one. The day of the
     * request is kept also where no rule asks for it.
     *
     * @throws IllegalArgumentException naming the attribute that is unknown or whose value does not fit
     */
    public Facts facts(Map<String, ? extends @Nullable Object> given) {
        TreeMap<String, Object> kept = new TreeMap<>();
        List<String> unlisted = new ArrayList<>();
        given.forEach((id, value) -> {
            if (value != null) {
                Attribute attribute = known(id);
                Object word = word(attribute, value);
                if (kept.put(attribute.id(), word) != null) {
                    throw new IllegalArgumentException("The attribute '" + attribute.id() + "' is given twice.");
                }
                if (word.equals(Domain.OTHER) && !value.equals(Domain.OTHER)) {
                    unlisted.add(attribute.id());
                }
            } else if (!id.equals(AS_OF)) {
                known(id);
            }
        });
        return new Facts(StoredObject.ofMap(kept), unlisted);
    }

    private Attribute known(String id) {
        if (!asksDay() && id.equals(AS_OF)) {
            return DAY;
        }
        return find(formerly.getOrDefault(id, id))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The policy has no attribute " + Characters.named(id) + end(suggestion(id))));
    }

    private static String end(String suggestion) {
        return suggestion.isEmpty() ? "." : suggestion;
    }

    private static Object word(Attribute attribute, Object value) {
        try {
            Object plain = value instanceof Integer number ? (Object) number.longValue() : value;
            return attribute.domain().kept(plain);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The attribute '" + attribute.id() + "' " + e.getMessage() + ".", e);
        }
    }

    /** The places on an attribute's axis that the facts may stand for: all of them where the fact is unknown. */
    public Span places(int axis, Facts facts) {
        Attribute attribute = attributes.get(axis);
        Domain domain = attribute.domain();
        return facts.value(attribute.id()).map(domain::span).orElse(new Span(domain.low(), domain.high()));
    }

    /**
     * The places on an attribute's axis that facts kept under another vocabulary may stand for.
     *
     * <p>A fact kept as {@code other} may be any word that only this vocabulary lists; a band may be any of its values; a
     * value that no longer fits its attribute is unknown; a renamed attribute is found under its former ids.
     */
    public List<Span> places(int axis, Facts facts, Vocabulary recorded) {
        Attribute attribute = attributes.get(axis);
        Optional<Attribute> old = former(attribute, recorded);
        return old.flatMap(then ->
                        facts.value(then.id()).map(value -> new Meaning(then.domain(), attribute.domain()).of(value)))
                .orElse(List.of(
                        new Span(attribute.domain().low(), attribute.domain().high())));
    }

    private static Optional<Attribute> former(Attribute attribute, Vocabulary recorded) {
        if (attribute.id().equals(AS_OF)) {
            return Optional.of(attribute);
        }
        return recorded.find(attribute.id())
                .or(() -> attribute.was().stream()
                        .flatMap(id -> recorded.find(id).stream())
                        .findFirst());
    }

    /** Whether some rule holds from or until a day, so that the day of the request is a fact as well. */
    public boolean asksDay() {
        return axes.containsKey(AS_OF);
    }

    /** The facts on a day, where a policy asks for one and they do not name it themselves. */
    public Facts on(LocalDate day, Facts facts) {
        return asksDay() ? facts.on(day) : facts;
    }

    /**
     * Whether the other has the same attributes in the same order.
     *
     * <p>Looking through thousands of words costs far more than a decision, and the same two vocabularies are compared
     * once for each request or recorded decision after a policy was swapped: the last that was alike is remembered.
     */
    @Override
    @SuppressWarnings("ReferenceEquality") // Equality is what takes long.
    public boolean equals(@Nullable Object other) {
        if (this == other || (other != null && other == alike)) {
            return true;
        }
        if (!(other instanceof Vocabulary that) || hash != that.hash || !attributes.equals(that.attributes)) {
            return false;
        }
        alike = that;
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
