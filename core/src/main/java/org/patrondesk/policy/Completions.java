package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.List;
import org.patrondesk.box.Box;

/**
 * Which rules decide when not all facts are known: each for the part of the possible points that no earlier rule takes.
 *
 * <p>Exact, by subtraction of boxes. One thread.
 */
final class Completions {
    /** Beyond so many pieces the question is given up as undecided: never guessed, never without an end. */
    private static final int MOST_PIECES = 2_000;

    private final List<Rule> touching;
    private final Box possible;
    private final List<Rule> deciding = new ArrayList<>();
    private final List<List<Box>> taken = new ArrayList<>();
    private List<Box> left;
    private boolean undecided;

    /** @param touching the rules that may hold for some of the points, in the order of precedence */
    Completions(List<Rule> touching, Box possible) {
        this.touching = touching;
        this.possible = possible;
        this.left = List.of(possible);
        for (Rule rule : touching) {
            if (rule.decide().isPresent() && !left.isEmpty() && !undecided) {
                take(rule);
            }
        }
    }

    private void take(Rule rule) {
        List<Box> rest = left;
        for (Box box : rule.region().boxes()) {
            rest = Box.minus(rest, box);
        }
        undecided = rest.size() > MOST_PIECES;
        if (!rest.equals(left)) {
            deciding.add(rule);
            taken.add(common(left, rule));
        }
        left = rest;
    }

    /** The rules that decide for at least one completion, in the order of precedence. */
    List<Rule> deciding() {
        return deciding;
    }

    private static List<Box> common(List<Box> boxes, Rule rule) {
        return boxes.stream()
                .flatMap(box -> rule.region().boxes().stream().flatMap(side -> box.intersect(side).stream()))
                .toList();
    }

    /** The points for which one of {@link #deciding} decides, as disjoint boxes. */
    List<Box> taken(int number) {
        return taken.get(number);
    }

    /** The points that no rule decides, as disjoint boxes. */
    List<Box> left() {
        return left;
    }

    /** Whether the pieces grew too many to tell; whoever asks must be asked for more facts. */
    boolean undecided() {
        return undecided;
    }

    /** Whether there is a completion that no rule decides. */
    boolean leavesSome() {
        return !left.isEmpty();
    }

    /** The rules that hold whatever the unknown facts are. */
    List<Rule> holding() {
        return touching.stream().filter(this::covers).toList();
    }

    private boolean covers(Rule rule) {
        List<Box> rest = List.of(possible);
        for (Box box : rule.region().boxes()) {
            rest = Box.minus(rest, box);
        }
        return rest.isEmpty();
    }

    /** The open attributes that some deciding rule tells apart; of any rule that may hold, when it is undecided. */
    List<String> missing(Vocabulary vocabulary) {
        List<Rule> telling = undecided ? touching : deciding;
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < possible.dimensions(); i++) {
            int axis = i;
            if (possible.axis(i).size() > 1 && telling.stream().anyMatch(rule -> cuts(rule, axis))) {
                missing.add(vocabulary.attributes().get(i).id());
            }
        }
        return missing;
    }

    /** Whether the rule holds for only some of the possible values on this axis. */
    private boolean cuts(Rule rule, int axis) {
        return rule.region().boxes().stream()
                .anyMatch(box ->
                        box.intersect(possible).isPresent() && !box.axis(axis).covers(possible.axis(axis)));
    }
}
