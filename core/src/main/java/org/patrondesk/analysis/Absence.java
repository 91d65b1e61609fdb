package org.patrondesk.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Cell;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Rule;

/** What would be other in the place of a part of a rule, were the rule not there. */
final class Absence {
    private final Ground ground;
    private final Part part;
    private final Rule rule;
    /** The parts of other rules that meet this one, in the order of precedence. */
    private final List<Part> near = new ArrayList<>();

    Absence(Ground ground, Part part) {
        this.ground = ground;
        this.part = part;
        this.rule = part.rule();
        near.addAll(ground.earlier(part));
        near.addAll(ground.later(part));
        near.removeIf(other -> other.isOf(rule));
    }

    /** What a rule gives where it determines the answer; outputs only if all come from one rule. */
    private record Answer(Outcome outcome, List<String> instead, Set<String> require, Map<String, Object> set) {}

    private Answer answer(Part of) {
        Rule by = of.rule();
        return new Answer(
                of.outcome(), by.instead(), Set.copyOf(by.require()), ground.isTogether() ? by.set() : Map.of());
    }

    /** A place where another rule, or none, would determine another answer, or less would be required. */
    Optional<Cell> otherAnswer() {
        if (!part.determines()) {
            return lessRequired();
        }
        for (Part next : near) {
            if (next.determines() && next.number() > part.number()) {
                Optional<Cell> place = difference(next, answer(next));
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return difference(null, new Answer(ground.otherwise(), List.of(), Set.of(), Map.of()));
    }

    private Optional<Cell> difference(@Nullable Part next, Answer then) {
        Answer now = answer(part);
        if (now.outcome() != then.outcome()
                || !now.instead().equals(then.instead())
                || !now.set().equals(then.set())) {
            return takenOver(next, Part::determines, none -> false);
        }
        Set<String> either = new HashSet<>(now.require());
        either.addAll(then.require());
        for (String obligation : either) {
            if (now.require().contains(obligation) != then.require().contains(obligation)) {
                Optional<Cell> place = takenOver(next, Part::determines, other -> adds(other, obligation));
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean adds(Part other, String obligation) {
        return !other.determines() && other.rule().require().contains(obligation);
    }

    /** A place where an obligation that the rule only adds is given by no other. */
    private Optional<Cell> lessRequired() {
        for (String obligation : rule.require()) {
            for (Part first : near) {
                if (first.determines() && !first.rule().require().contains(obligation)) {
                    Optional<Cell> place = takenOver(first, Part::determines, other -> adds(other, obligation));
                    if (place.isPresent()) {
                        return place;
                    }
                }
            }
            Optional<Cell> place = takenOver(null, Part::determines, other -> adds(other, obligation));
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    /** A place where an output that is resolved on its own would be another, or none. */
    Optional<Cell> otherOutput() {
        if (ground.isTogether()) {
            return Optional.empty();
        }
        for (Map.Entry<String, Object> output : rule.set().entrySet()) {
            Predicate<Part> sets = other -> other.rule().set().containsKey(output.getKey());
            for (Part next : near) {
                if (next.number() > part.number()
                        && sets.test(next)
                        && !output.getValue().equals(next.rule().set().get(output.getKey()))) {
                    Optional<Cell> place = takenOver(next, sets, none -> false);
                    if (place.isPresent()) {
                        return place;
                    }
                }
            }
            Optional<Cell> place = takenOver(null, sets, none -> false);
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    /**
     * A place of this part where the next one has the word.
     *
     * @param next empty where nobody has
     * @param speak those of which the first has the word
     * @param silence those that must not hold there, wherever they stand
     */
    private Optional<Cell> takenOver(@Nullable Part next, Predicate<Part> speak, Predicate<Part> silence) {
        Optional<Cell> common = next == null ? Optional.of(part.cell()) : ground.common(part.cell(), next.cell());
        int before = next == null ? Integer.MAX_VALUE : next.number();
        return common.flatMap(box -> ground.placeOutside(
                box, near, other -> (speak.test(other) && other.number() < before) || silence.test(other), rule.id()));
    }
}
