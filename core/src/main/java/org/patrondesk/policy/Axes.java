package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Span;
import org.patrondesk.vocabulary.Vocabulary;

/** The attributes of a vocabulary as the axes of a space, in their order. Immutable. */
final class Axes {
    private final Vocabulary vocabulary;
    private final Box space;

    Axes(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        List<Intervals> sides = new ArrayList<>();
        for (Attribute attribute : vocabulary.attributes()) {
            sides.add(Intervals.of(attribute.domain().low(), attribute.domain().high()));
        }
        this.space = Box.of(sides).orElseThrow();
    }

    /** The ids of the attributes. */
    List<String> ids() {
        return vocabulary.attributes().stream().map(Attribute::id).toList();
    }

    /** Whether a place means the same on these axes as on the others. */
    boolean isAlike(Axes others) {
        return vocabulary.equals(others.vocabulary);
    }

    /** All points there are. */
    Box space() {
        return space;
    }

    /** The box of one point. */
    Box box(int[] point) {
        return Box.of(IntStream.of(point).mapToObj(Intervals::point).toList()).orElseThrow();
    }

    /** Where a condition holds. */
    Box box(Condition condition) {
        Box box = space;
        for (Map.Entry<String, Condition.Side> side : condition.sides().entrySet()) {
            box = box.with(
                            vocabulary.axis(side.getKey()),
                            intervals(side.getValue().places()))
                    .orElseThrow();
        }
        return box;
    }

    /** The part of a box that lies in the days of a rule. */
    Box during(Rule.Effective days, Box box) {
        if (!days.isBounded()) {
            return box;
        }
        int axis = vocabulary.axis(Vocabulary.AS_OF);
        Span span = vocabulary
                .attributes()
                .get(axis)
                .domain()
                .range(
                        days.from().map(Object::toString).orElse(""),
                        days.until().map(Object::toString).orElse(""));
        return box.with(axis, Intervals.of(span.first(), span.last())).orElseThrow();
    }

    static Intervals intervals(List<Span> places) {
        return Intervals.union(places.stream()
                .map(span -> Intervals.of(span.first(), span.last()))
                .toList());
    }

    /** The facts as a point, or as the box of all points they may stand for. */
    Encoded encode(Facts facts, CompiledRules rules) {
        int[] point = new int[space.dimensions()];
        for (int i = 0; i < point.length; i++) {
            Span places = vocabulary.places(i, facts);
            if (!places.isPoint()) {
                return new Encoded(point, possible(facts), rules);
            }
            point[i] = places.first();
        }
        return new Encoded(point, rules);
    }

    private Box possible(Facts facts) {
        List<Intervals> sides = new ArrayList<>();
        for (int i = 0; i < space.dimensions(); i++) {
            Span places = vocabulary.places(i, facts);
            sides.add(Intervals.of(places.first(), places.last()));
        }
        return Box.of(sides).orElseThrow();
    }

    /** Every point that facts kept under another vocabulary may stand for. */
    Box possible(Facts facts, Vocabulary recorded) {
        List<Intervals> sides = new ArrayList<>();
        for (int i = 0; i < space.dimensions(); i++) {
            sides.add(intervals(vocabulary.places(i, facts, recorded)));
        }
        return Box.of(sides).orElseThrow();
    }

    /** The point of a box with one place on every axis; nothing for a larger box. */
    Optional<int[]> point(Box box) {
        int[] point = new int[space.dimensions()];
        for (int i = 0; i < point.length; i++) {
            if (box.axis(i).size() > 1) {
                return Optional.empty();
            }
            point[i] = box.axis(i).first();
        }
        return Optional.of(point);
    }
}
