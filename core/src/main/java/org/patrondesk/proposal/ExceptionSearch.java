package org.patrondesk.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patrondesk.box.Intervals;
import org.patrondesk.box.MaximumBox;
import org.patrondesk.library.Characters;
import org.patrondesk.policy.Policy;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Domain;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Span;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * Looks for the best exception: nos to be turned and decisions to be kept are told one at a time.
 *
 * <p>Decisions that look alike in the attributes of the condition are held once. With up to {@value #EXACT} attributes the
 * answer is the best there is; with more the search ends after a number of steps and says how much better another could
 * be. One use, one thread.
 */
public final class ExceptionSearch {
    /** Up to so many attributes the search goes on until the best is found. */
    public static final int EXACT = 3;

    /** Beyond, it ends after so many steps. */
    public static final int STEPS = 20_000;

    private final Vocabulary vocabulary;
    private final List<Attribute> attributes = new ArrayList<>();
    private final Map<List<Integer>, Long> wanted = new HashMap<>();
    private final Set<List<Intervals>> kept = new LinkedHashSet<>();
    private final int steps;
    private long chosen;
    private long leftOut;

    /**
     * Starts a search.
     *
     * @param free the ids of the attributes that the condition may name
     * @throws IllegalArgumentException when the policy has no such attribute, or a rule cannot name it
     */
    public ExceptionSearch(Policy policy, List<String> free) {
        this(policy, free, free.size() <= EXACT ? Integer.MAX_VALUE : STEPS);
    }

    ExceptionSearch(Policy policy, List<String> free, int steps) {
        this.vocabulary = policy.set().vocabulary();
        this.steps = steps;
        for (String id : new LinkedHashSet<>(free)) {
            if (id.equals(Vocabulary.AS_OF) || vocabulary.axis(id) < 0) {
                throw new IllegalArgumentException("A rule of this policy can name no attribute " + Characters.named(id)
                        + "; use one of "
                        + String.join(
                                ", ",
                                vocabulary.attributes().stream()
                                        .map(Attribute::id)
                                        .filter(other -> !other.equals(Vocabulary.AS_OF))
                                        .toList())
                        + ".");
            }
            attributes.add(vocabulary.attributes().get(vocabulary.axis(id)));
        }
    }

    /** Adds a no that is to be turned. */
    public ExceptionSearch turn(Facts facts) {
        chosen++;
        List<Intervals> places = places(facts);
        if (places.stream().anyMatch(side -> side.size() > 1)) {
            leftOut++;
        } else {
            wanted.merge(places.stream().map(Intervals::first).toList(), 1L, Long::sum);
        }
        return this;
    }

    /** Adds a decision that the exception must not touch, whatever its open facts are. */
    public ExceptionSearch keep(Facts facts) {
        kept.add(places(facts));
        return this;
    }

    private List<Intervals> places(Facts facts) {
        List<Intervals> places = new ArrayList<>();
        for (Attribute attribute : attributes) {
            Span span = vocabulary.places(vocabulary.axis(attribute.id()), facts);
            places.add(Intervals.of(span.first(), span.last()));
        }
        return places;
    }

    /** The best exception found. */
    public ExceptionBox find() {
        boolean[] ordered = new boolean[attributes.size()];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = attributes.get(i).domain().isOrdered();
        }
        MaximumBox.Found best = new MaximumBox(wanted, List.copyOf(kept), ordered).search(steps);
        Map<String, List<Object>> when = new LinkedHashMap<>();
        for (int i = 0; i < best.sides().size(); i++) {
            Domain domain = attributes.get(i).domain();
            Intervals side = best.sides().get(i);
            if (!side.covers(Intervals.of(domain.low(), domain.high()))) {
                List<Object> values = new ArrayList<>();
                side.eachRange((low, high) -> values.addAll(domain.written(new Span(low, high))));
                when.put(attributes.get(i).id(), values);
            }
        }
        return new ExceptionBox(when, best.count(), best.upperBound(), chosen, leftOut);
    }
}
