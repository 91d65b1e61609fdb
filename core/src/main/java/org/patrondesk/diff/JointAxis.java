package org.patrondesk.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.patrondesk.box.Intervals;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Banded;
import org.patrondesk.vocabulary.Choice;
import org.patrondesk.vocabulary.Domain;
import org.patrondesk.vocabulary.Span;
import org.patrondesk.vocabulary.Tree;

/**
 * One attribute of two policies on a common axis: every value that is fully known to both.
 *
 * <p>A word that is a leaf in one policy and has others below it in the other's tree is no single value of both: it is
 * left out, and so are the requests that use it.
 *
 * @param before the attribute in the first policy; empty where only the second has it
 * @param after the attribute in the second policy; empty where only the first has it
 */
record JointAxis(String id, Domain domain, Optional<Attribute> before, Optional<Attribute> after) {
    static JointAxis of(Optional<Attribute> before, Optional<Attribute> after) {
        String id = after.or(() -> before).orElseThrow().id();
        if (before.isEmpty() || after.isEmpty()) {
            return new JointAxis(id, before.or(() -> after).orElseThrow().domain(), before, after);
        }
        return new JointAxis(id, common(id, before.get().domain(), after.get().domain()), before, after);
    }

    private static Domain common(String id, Domain a, Domain b) {
        if (a.equals(b)) {
            return b;
        }
        if (isWorded(a) && isWorded(b)) {
            return words(a, b);
        }
        Domain first = unbanded(a);
        Domain second = unbanded(b);
        if (first instanceof Domain.Whole one && second instanceof Domain.Whole other) {
            int low = Math.max(one.low(), other.low());
            int high = Math.min(one.high(), other.high());
            if (low <= high) {
                return new Domain.Whole(low, high);
            }
        }
        if (!first.equals(second)) {
            throw new IllegalArgumentException("The attribute '" + id
                    + "' is of another kind, range or currency in each policy, so that no request fits both; give it"
                    + " another id in one of them.");
        }
        return first;
    }

    private static boolean isWorded(Domain domain) {
        return domain instanceof Choice || domain instanceof Tree;
    }

    private static Domain unbanded(Domain domain) {
        return domain instanceof Banded banded ? banded.base() : domain;
    }

    /** The words of both; one that has others below it in either is no single value and left out. */
    private static Domain words(Domain a, Domain b) {
        Set<String> words = new LinkedHashSet<>(leaves(a));
        words.addAll(leaves(b));
        words.removeIf(word -> isInner(a, word) || isInner(b, word));
        return new Choice(List.copyOf(words));
    }

    private static List<String> leaves(Domain domain) {
        return domain instanceof Tree tree ? tree.leaves() : ((Choice) domain).values();
    }

    private static boolean isInner(Domain domain, String word) {
        return domain instanceof Tree tree
                && tree.nodes().contains(word)
                && !tree.leaves().contains(word);
    }

    Intervals whole() {
        return Intervals.of(domain.low(), domain.high());
    }

    /** The places on this axis whose values lie, for one of the policies, at some of its own places. */
    Intervals fromOwn(Domain own, Intervals places) {
        if (own.equals(domain)) {
            return places;
        }
        List<Intervals> common = new ArrayList<>();
        if (isWorded(own)) {
            for (int place = domain.low(); place <= domain.high(); place++) {
                if (places.contains(own.span(domain.value(place)).first())) {
                    common.add(Intervals.point(place));
                }
            }
        } else {
            places.eachRange((low, high) -> common.add(raw(own, low, high).intersect(whole())));
        }
        return Intervals.union(common);
    }

    private static Intervals raw(Domain own, int low, int high) {
        if (own instanceof Banded banded) {
            Span first = banded.raw(low);
            Span last = banded.raw(high);
            return Intervals.of(first.first(), last.last());
        }
        return Intervals.of(low, high);
    }
}
