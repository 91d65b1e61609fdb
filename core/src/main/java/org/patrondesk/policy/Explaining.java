package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Vocabulary;

/** Explains one verdict. One thread. */
final class Explaining {
    private final Policy policy;
    private final CompiledRules rules;
    private final Encoded request;
    private final Vocabulary vocabulary;

    Explaining(Policy policy, CompiledRules rules, Encoded request) {
        this.policy = policy;
        this.rules = rules;
        this.request = request;
        this.vocabulary = policy.set().vocabulary();
    }

    List<Explanation.NearMiss> nearMisses() {
        if (!request.isComplete()) {
            return List.of();
        }
        return rules.missedByOne(request.rows(rules));
    }

    /** Tries to open one changeable axis, then two, and so on; the first region with a yes in it is the nearest. */
    Optional<Explanation.NearestYes> nearestYes() {
        if (!request.isComplete()) {
            return Optional.empty();
        }
        List<Integer> changeable = new ArrayList<>();
        for (int i = 0; i < vocabulary.attributes().size(); i++) {
            if (vocabulary.attributes().get(i).changeable()) {
                changeable.add(i);
            }
        }
        for (int size = 1; size <= changeable.size(); size++) {
            Optional<Explanation.NearestYes> found = among(changeable, size, 0, point());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Box point() {
        Box point = rules.axes().space();
        for (int i = 0; i < request.point().length; i++) {
            point = point.with(i, Intervals.point(request.point()[i])).orElseThrow();
        }
        return point;
    }

    private Optional<Explanation.NearestYes> among(List<Integer> changeable, int size, int from, Box opened) {
        if (size == 0) {
            return yesIn(opened);
        }
        for (int i = from; i <= changeable.size() - size; i++) {
            int axis = changeable.get(i);
            Box wider = opened.with(axis, rules.axes().space().axis(axis)).orElseThrow();
            Optional<Explanation.NearestYes> found = among(changeable, size - 1, i + 1, wider);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Explanation.NearestYes> yesIn(Box opened) {
        Outcome otherwise = policy.set().philosophy().otherwise();
        Completions completions = new Completions(rules, opened);
        Completions.Parts parts = completions.deciding();
        for (Map.Entry<Rule, List<Box>> part : parts.byRule().entrySet()) {
            Outcome outcome = part.getKey().outcome().orElse(otherwise);
            if (outcome.isYes()) {
                return Optional.of(
                        change(part.getValue(), outcome, part.getKey().id()));
            }
        }
        return !parts.left().isEmpty() && !completions.undecided() && otherwise.isYes()
                ? Optional.of(change(parts.left(), otherwise, Verdict.DEFAULT))
                : Optional.empty();
    }

    /** The point of these boxes that is nearest to the request. */
    private Explanation.NearestYes change(List<Box> boxes, Outcome outcome, String rule) {
        int[] best = nearest(boxes.get(0));
        for (Box box : boxes) {
            int[] other = nearest(box);
            best = distance(other) < distance(best) ? other : best;
        }
        Map<String, Object> change = new TreeMap<>();
        for (int i = 0; i < best.length; i++) {
            if (best[i] != request.point()[i]) {
                Attribute attribute = vocabulary.attributes().get(i);
                change.put(attribute.id(), attribute.domain().value(best[i]));
            }
        }
        return new Explanation.NearestYes(change, outcome, rule);
    }

    private int[] nearest(Box box) {
        int[] point = new int[box.dimensions()];
        for (int i = 0; i < point.length; i++) {
            point[i] = box.axis(i).nearest(request.point()[i]);
        }
        return point;
    }

    private long distance(int[] point) {
        long distance = 0;
        for (int i = 0; i < point.length; i++) {
            distance += Math.abs((long) point[i] - request.point()[i]);
        }
        return distance;
    }
}
