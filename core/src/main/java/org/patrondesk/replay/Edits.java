package org.patrondesk.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;
import org.patrondesk.policy.Condition;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;
import org.patrondesk.recall.Cells;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.vocabulary.Domain;
import org.patrondesk.vocabulary.Span;
import org.patrondesk.vocabulary.Tree;

/**
 * The single edits of a policy that can turn a no into a yes: a rule that says no is narrowed, turned or deleted; one that
 * says yes is widened.
 *
 * <p>An edit that would leave a rule nothing to hold for is the rule's deletion and not told twice. Immutable.
 */
final class Edits {
    /** Up to so many places every one is a cut; bands are always few. */
    private static final int FEW = 64;

    private final Policy policy;
    private final Box space;
    private final List<Cells> cells = new ArrayList<>();
    private final List<Planned> planned = new ArrayList<>();

    /**
     * An edit with what it does to a rule's condition.
     *
     * @param number of the rule in the order of writing
     * @param axis of the attribute, or -1
     * @param delta the places that are dropped from it or added to it
     */
    record Planned(Edit edit, int number, int axis, Intervals delta) {
        /** The policy after the edit. */
        Policy candidate(Policy policy) {
            return edit.kind() == Edit.Kind.DELETE_RULE
                    ? policy.without(edit.rule())
                    : Policy.ofKept(
                            PolicyReader.readKept(edit.applyTo(policy.set().stored())));
        }

        /** The rule after the edit; nothing where it is taken out. */
        Optional<Rule> now(Policy policy) {
            Rule rule = policy.set().rules().get(number);
            if (axis < 0) {
                return edit.applyTo(rule, delta);
            }
            Intervals was = policy.where(rule.when().get(edit.alternative())).axis(axis);
            return edit.applyTo(rule, adds() ? Intervals.union(List.of(was, delta)) : was.minus(delta));
        }

        boolean adds() {
            return edit.kind() == Edit.Kind.ADD_VALUE || edit.kind() == Edit.Kind.MOVE_BOUND_OUT;
        }
    }

    Edits(Policy policy) {
        this.policy = policy;
        this.space = policy.space();
        List<Box> boxes = new ArrayList<>(
                policy.regions().stream().map(Policy.Region::box).toList());
        policy.set().rules().forEach(rule -> rule.when().forEach(condition -> boxes.add(policy.where(condition))));
        for (int axis = 0; axis < space.dimensions(); axis++) {
            Intervals whole = space.axis(axis);
            boolean single = !domain(axis).isOrdered() || whole.size() <= FEW;
            cells.add(single ? Cells.places(whole) : Cells.between(whole, axis, boxes));
        }
        List<Rule> rules = policy.set().rules();
        for (int number = 0; number < rules.size(); number++) {
            if (policy.canDetermine(rules.get(number))) {
                new OfRule(number).plan();
            }
        }
    }

    private Domain domain(int axis) {
        return policy.set().vocabulary().attributes().get(axis).domain();
    }

    List<Planned> planned() {
        return planned;
    }

    Cells cells(int axis) {
        return cells.get(axis);
    }

    /** The edits of one rule. */
    private final class OfRule {
        private final int number;
        private final Rule rule;
        private final Outcome outcome;

        OfRule(int number) {
            this.number = number;
            this.rule = policy.set().rules().get(number);
            this.outcome = rule.outcome().orElse(policy.set().philosophy().otherwise());
        }

        void plan() {
            if (outcome.isNo()) {
                whole(Edit.Kind.DELETE_RULE);
                whole(Edit.Kind.DECIDE_YES);
            }
            if (outcome.isNo() || outcome.isYes()) {
                for (int i = 0; i < rule.when().size(); i++) {
                    for (Map.Entry<String, Condition.Side> side :
                            rule.when().get(i).sides().entrySet()) {
                        new OfSide(this, i, side.getKey(), side.getValue()).plan();
                    }
                }
            }
        }

        private void whole(Edit.Kind kind) {
            planned.add(new Planned(Edit.ofRule(kind, rule.id()), number, -1, Intervals.EMPTY));
        }

        /** Whether something is left of the rule when one side of one condition is this. */
        private boolean canHold(int alternative, int axis, Intervals side) {
            for (int i = 0; i < rule.when().size(); i++) {
                Box box = policy.where(rule.when().get(i));
                List<Box> left = List.of(i == alternative ? box.with(axis, side).orElseThrow() : box);
                for (Condition exception : rule.unless()) {
                    left = Box.minus(left, policy.where(exception));
                }
                if (!left.isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The edits of one attribute of one condition. */
    private final class OfSide {
        private final OfRule of;
        private final int alternative;
        private final String attribute;
        private final Condition.Side side;
        private final int axis;
        private final Domain domain;
        private final Intervals places;
        private final Set<Edit> known = new HashSet<>();

        OfSide(OfRule of, int alternative, String attribute, Condition.Side side) {
            this.of = of;
            this.alternative = alternative;
            this.attribute = attribute;
            this.side = side;
            this.axis = policy.set().vocabulary().axis(attribute);
            this.domain = domain(axis);
            this.places = policy.where(of.rule.when().get(alternative)).axis(axis);
        }

        void plan() {
            boolean drop = of.outcome.isNo();
            if (domain instanceof Tree tree) {
                nodes(tree, drop);
            } else if (domain.isOrdered()) {
                Consumer<Intervals> edit = delta -> moved(delta, drop);
                places.eachRange((low, high) -> {
                    if (drop) {
                        narrow(low, high, edit);
                    } else {
                        widen(low, high, edit);
                    }
                });
            } else {
                Intervals some = drop ? places : space.axis(axis).minus(places);
                some.eachRange((low, high) -> {
                    for (int place = low; place <= high; place++) {
                        value(place, drop);
                    }
                });
            }
        }

        private void value(int place, boolean drop) {
            Intervals delta = Intervals.point(place);
            Intervals now = drop ? places.minus(delta) : Intervals.union(List.of(places, delta));
            add(
                    drop ? Edit.Kind.DROP_VALUE : Edit.Kind.ADD_VALUE,
                    String.valueOf(domain.value(place)),
                    delta,
                    written(domain, now));
        }

        private void nodes(Tree tree, boolean drop) {
            List<String> all = new ArrayList<>(drop ? side.nodes() : tree.nodes());
            if (!drop && !all.contains(Domain.OTHER)) {
                all.add(Domain.OTHER);
            }
            for (String node : all.stream().distinct().toList()) {
                List<String> nodes = new ArrayList<>(side.nodes());
                nodes.removeIf(node::equals);
                if (!drop) {
                    nodes.add(node);
                }
                Intervals now = Intervals.union(
                        nodes.stream().map(each -> of(tree.span(each))).toList());
                Intervals delta = drop ? places.minus(now) : now.minus(places);
                if (!delta.isEmpty()) {
                    add(drop ? Edit.Kind.DROP_VALUE : Edit.Kind.ADD_VALUE, node, delta, List.copyOf(nodes));
                }
            }
        }

        private static Intervals of(Span span) {
            return Intervals.of(span.first(), span.last());
        }

        private void narrow(int low, int high, Consumer<Intervals> edit) {
            int first = cells(axis).of(low);
            int last = cells(axis).of(high);
            edit.accept(Intervals.of(low, Math.min(high, cells(axis).last(first))));
            if (last > first) {
                edit.accept(Intervals.of(cells(axis).first(last), high));
            }
        }

        private void widen(int low, int high, Consumer<Intervals> edit) {
            Intervals whole = space.axis(axis);
            if (low > whole.first()) {
                int start = cells(axis).first(cells(axis).of(low - 1));
                edit.accept(Intervals.of(start, low - 1).minus(places));
            }
            if (whole.contains(high) && high < cells(axis).last(cells(axis).count() - 1)) {
                int end = cells(axis).last(cells(axis).of(high + 1));
                edit.accept(Intervals.of(high + 1, end).minus(places));
            }
        }

        private void moved(Intervals delta, boolean drop) {
            Intervals now = drop ? places.minus(delta) : Intervals.union(List.of(places, delta));
            String told = written(domain, delta).stream().map(Object::toString).collect(Collectors.joining(", "));
            add(drop ? Edit.Kind.MOVE_BOUND_IN : Edit.Kind.MOVE_BOUND_OUT, told, delta, written(domain, now));
        }

        private void add(Edit.Kind kind, String value, Intervals delta, List<Object> written) {
            boolean drops = kind == Edit.Kind.DROP_VALUE || kind == Edit.Kind.MOVE_BOUND_IN;
            Intervals now = places.minus(delta);
            if (!drops || (!now.isEmpty() && of.canHold(alternative, axis, now))) {
                // The gap between two ranges is closed from either end, by one edit.
                Edit edit = new Edit(kind, of.rule.id(), alternative, attribute, value, written);
                if (known.add(edit)) {
                    planned.add(new Planned(edit, of.number, axis, delta));
                }
            }
        }
    }

    private static List<Object> written(Domain domain, Intervals places) {
        List<Object> written = new ArrayList<>();
        places.eachRange((low, high) -> written.addAll(domain.written(new Span(low, high))));
        return written;
    }
}
