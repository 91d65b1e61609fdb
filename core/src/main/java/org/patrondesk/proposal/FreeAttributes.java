package org.patrondesk.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Span;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * Chooses which attributes an exception may name: those of the rule first, then those that tell its nos from what must be
 * kept; of each kind those that do so for the most nos. One use, one thread.
 */
final class FreeAttributes {
    private final Vocabulary words;
    private final Set<String> named;
    private final List<Axis> axes = new ArrayList<>();

    FreeAttributes(Policy policy, Rule rule) {
        this.words = policy.set().vocabulary();
        this.named = named(rule);
        for (Attribute attribute : words.attributes()) {
            if (!attribute.id().equals(Vocabulary.AS_OF)) {
                axes.add(new Axis(attribute.id()));
            }
        }
    }

    /** The attributes that the rule's conditions and exceptions name. */
    static Set<String> named(Rule rule) {
        Set<String> named = new LinkedHashSet<>();
        rule.when().forEach(condition -> named.addAll(condition.attributes()));
        rule.unless().forEach(condition -> named.addAll(condition.attributes()));
        return named;
    }

    private static final class Axis {
        private final String attribute;
        private final Map<Integer, Long> nos = new HashMap<>();
        private final Set<Integer> kept = new HashSet<>();
        private final Set<Span> keptSomewhere = new HashSet<>();

        Axis(String attribute) {
            this.attribute = attribute;
        }

        void keep(Span places) {
            if (places.isPoint()) {
                kept.add(places.first());
            } else {
                keptSomewhere.add(places);
            }
        }

        /** How many nos are told by this attribute alone from everything that must be kept. */
        long told() {
            return nos.entrySet().stream()
                    .filter(no -> !kept.contains(no.getKey())
                            && keptSomewhere.stream()
                                    .noneMatch(span -> span.first() <= no.getKey() && no.getKey() <= span.last()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    void turn(Facts facts) {
        for (Axis axis : axes) {
            Span places = words.places(words.axis(axis.attribute), facts);
            if (places.isPoint()) {
                axis.nos.merge(places.first(), 1L, Long::sum);
            }
        }
    }

    void keep(Facts facts) {
        axes.forEach(axis -> axis.keep(words.places(words.axis(axis.attribute), facts)));
    }

    /** At most {@value ExceptionSearch#EXACT}, each known of some no. */
    List<String> chosen() {
        record Rated(String attribute, boolean named, long told) {}
        return axes.stream()
                .filter(axis -> !axis.nos.isEmpty())
                .map(axis -> new Rated(axis.attribute, named.contains(axis.attribute), axis.told()))
                .sorted(Comparator.comparing(Rated::named)
                        .reversed()
                        .thenComparing(Comparator.comparingLong(Rated::told).reversed()))
                .limit(ExceptionSearch.EXACT)
                .map(Rated::attribute)
                .toList();
    }
}
