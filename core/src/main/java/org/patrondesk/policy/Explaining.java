package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Choice;
import org.patrondesk.vocabulary.Tree;

/** Explains one verdict. Immutable. */
final class Explaining {
    /** So many sets of attributes are tried; whoever has to change more than a few of many is not helped by the answer. */
    private static final int MOST_TRIED = 2_000;

    private final Policy policy;
    private final CompiledRules rules;
    private final Encoded request;
    private final List<Attribute> attributes;

    Explaining(Policy policy, CompiledRules rules, Encoded request) {
        this.policy = policy;
        this.rules = rules;
        this.request = request;
        this.attributes = policy.set().vocabulary().attributes();
    }

    List<Explanation.NearMiss> nearMisses() {
        @Nullable Box open = request.open();
        return open == null ? rules.missedByOne(request.rows(rules)) : nearMissesOf(open);
    }

    /** The rules that hold however the unknown facts turn out to be not, for one known fact alone. */
    private List<Explanation.NearMiss> nearMissesOf(Box open) {
        Set<Rule> possible = new LinkedHashSet<>();
        rules.touching(open).forEach(piece -> possible.add(piece.rule()));
        Set<Explanation.NearMiss> near = new LinkedHashSet<>();
        for (Piece piece : rules.pieces()) {
            int[] missed = IntStream.range(0, attributes.size())
                    .filter(axis ->
                            piece.box().axis(axis).intersect(open.axis(axis)).isEmpty())
                    .limit(2)
                    .toArray();
            if (missed.length == 1 && !possible.contains(piece.rule())) {
                near.add(new Explanation.NearMiss(
                        piece.rule().id(), attributes.get(missed[0]).id()));
            }
        }
        return List.copyOf(near);
    }

    Optional<Explanation.NearestYes> nearestYes() {
        @Nullable Box open = request.open();
        return new Search(open == null ? rules.axes().box(request.point()) : open).nearest();
    }

    /** One search for the nearest yes, from a point, or from the box of all points where facts are unknown. One thread. */
    private final class Search {
        private final Box from;
        private int tried;

        Search(Box from) {
            this.from = from;
        }

        /** Tries to open one changeable axis, then two, and so on; the first region with a yes in it is the nearest. */
        Optional<Explanation.NearestYes> nearest() {
            List<Integer> changeable = changeable();
            if (yesIn(opened(changeable)).isEmpty()) {
                return Optional.empty();
            }
            for (int size = 1; size <= changeable.size(); size++) {
                Optional<Explanation.NearestYes> found = among(changeable, size, List.of());
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        /** The axes of known changeable facts that some rule within reach looks at. */
        private List<Integer> changeable() {
            List<Integer> axes = IntStream.range(0, attributes.size())
                    .filter(axis ->
                            attributes.get(axis).changeable() && from.axis(axis).size() == 1)
                    .boxed()
                    .toList();
            List<Piece> reachable = rules.touching(opened(axes));
            return axes.stream()
                    .filter(axis -> reachable.stream()
                            .anyMatch(piece -> !piece.box()
                                    .axis(axis)
                                    .covers(rules.axes().space().axis(axis))))
                    .toList();
        }

        private Box opened(List<Integer> axes) {
            Box opened = from;
            for (int axis : axes) {
                opened = opened.with(axis, reach(axis)).orElseThrow();
            }
            return opened;
        }

        /** What a patron could come back with: nobody can be told to come back with some other word. */
        private Intervals reach(int axis) {
            Intervals whole = rules.axes().space().axis(axis);
            boolean worded = isWorded(axis);
            int other = attributes.get(axis).domain().high();
            return worded && !from.axis(axis).contains(other) ? whole.minus(Intervals.point(other)) : whole;
        }

        private boolean isWorded(int axis) {
            return attributes.get(axis).domain() instanceof Choice
                    || attributes.get(axis).domain() instanceof Tree;
        }

        private Optional<Explanation.NearestYes> among(List<Integer> changeable, int more, List<Integer> chosen) {
            if (more == 0) {
                return tried++ < MOST_TRIED ? yesIn(opened(chosen)) : Optional.empty();
            }
            int next = chosen.isEmpty() ? 0 : changeable.indexOf(chosen.get(chosen.size() - 1)) + 1;
            for (int i = next; i <= changeable.size() - more; i++) {
                List<Integer> longer = new ArrayList<>(chosen);
                longer.add(changeable.get(i));
                Optional<Explanation.NearestYes> found = among(changeable, more - 1, longer);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        /** The nearest point of the region where the answer is a yes however the unknown facts turn out. */
        private Optional<Explanation.NearestYes> yesIn(Box opened) {
            return new Completions(rules, opened)
                    .yes(axis -> from.axis(axis).size() > 1).stream()
                            .sorted(Comparator.comparingLong(this::distance))
                            .flatMap(box -> change(box).stream())
                            .findFirst();
        }

        private Optional<Explanation.NearestYes> change(Box box) {
            Map<String, Object> change = new TreeMap<>();
            Box changed = from;
            for (int i = 0; i < attributes.size(); i++) {
                if (from.axis(i).size() == 1
                        && !box.axis(i).contains(from.axis(i).first())) {
                    int place = nearest(box, i);
                    change.put(
                            attributes.get(i).id(), attributes.get(i).domain().value(place));
                    changed = changed.with(i, Intervals.point(place)).orElseThrow();
                }
            }
            Verdict verdict = policy.decide(changed);
            return verdict.outcome().isYes()
                    ? Optional.of(new Explanation.NearestYes(change, verdict.outcome(), verdict.rule()))
                    : Optional.empty();
        }

        private int nearest(Box box, int axis) {
            return isWorded(axis)
                    ? box.axis(axis).first()
                    : box.axis(axis).nearest(from.axis(axis).first());
        }

        /** How far the box's nearest point lies off; between words there is no near and far, the first listed is first. */
        private long distance(Box box) {
            long distance = 0;
            for (int i = 0; i < attributes.size(); i++) {
                if (from.axis(i).size() == 1
                        && !box.axis(i).contains(from.axis(i).first())) {
                    int place = nearest(box, i);
                    distance += isWorded(i)
                            ? place + 1L
                            : Math.abs((long) place - from.axis(i).first());
                }
            }
            return distance;
        }
    }
}
