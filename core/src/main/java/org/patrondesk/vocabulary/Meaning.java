package org.patrondesk.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a value that was kept under one attribute's words may stand for in another's. */
final class Meaning {
    private final Domain then;
    private final Domain now;

    Meaning(Domain then, Domain now) {
        this.then = then;
        this.now = now;
    }

    /** The places it may stand for; all of them where the two cannot be compared. */
    List<Span> of(Object value) {
        try {
            if (isWorded(then) && isWorded(now)) {
                return words(value);
            }
            return isPossible() ? List.of(places(raw(value))) : anything();
        } catch (IllegalArgumentException unfit) {
            return anything();
        }
    }

    /** Whether the two can be compared: words with words, numbers with numbers, money of one currency. */
    boolean isPossible() {
        return (isWorded(then) && isWorded(now))
                || (base(then).getClass().equals(base(now).getClass()) && sameCurrency());
    }

    private List<Span> anything() {
        return List.of(new Span(now.low(), now.high()));
    }

    private static boolean isWorded(Domain domain) {
        return domain instanceof Choice || domain instanceof Tree;
    }

    private static Domain base(Domain domain) {
        return domain instanceof Banded banded ? banded.base() : domain;
    }

    private boolean sameCurrency() {
        return !(base(now) instanceof Domain.Money) || base(now).equals(base(then));
    }

    /** A word kept as other may be any that only the new list has. */
    private List<Span> words(Object value) {
        Span old = then.span(value);
        List<Span> places = new ArrayList<>();
        for (int place = old.first(); place <= old.last(); place++) {
            if (place == then.high()) {
                places.add(Span.at(now.high()));
                fresh().forEach(word -> places.add(now.span(word)));
            } else {
                places.add(now.span(then.value(place)));
            }
        }
        return places;
    }

    private List<String> fresh() {
        Set<String> known = Set.copyOf(leaves(then));
        return leaves(now).stream().filter(word -> !known.contains(word)).toList();
    }

    private static List<String> leaves(Domain domain) {
        return domain instanceof Tree tree ? tree.leaves() : ((Choice) domain).values();
    }

    /** The values it stood for; computed facts are capped, so that the highest means anything from there on. */
    private Span raw(Object value) {
        Span places = then.span(value);
        Span raw = then instanceof Banded banded ? banded.raw(places.first()) : places;
        Domain old = base(then);
        boolean capped = old instanceof Domain.Whole && raw.last() == old.high();
        return capped ? new Span(raw.first(), Math.max(raw.last(), base(now).high())) : raw;
    }

    private Span places(Span raw) {
        Domain base = base(now);
        if (raw.first() < base.low() || raw.last() > base.high()) {
            throw new IllegalArgumentException("has no such value");
        }
        return now instanceof Banded banded ? banded.touching(raw) : raw;
    }
}
