package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * What a policy answers when not all facts are known: each rule for the part of the possible points that no earlier rule
 * takes.
 *
 * <p>Exact, by subtraction of boxes. One thread.
 */
final class Completions {
    /** Beyond so many pieces the question is given up as undecided: never guessed, never without an end. */
    private static final int MOST_PIECES = 2_000;

    private final CompiledRules rules;
    private final List<Piece> touching;
    private final Box possible;
    private final Parts deciding;
    /** Rules that only add obligations of which some completions have none. */
    private final Set<Rule> adding = new HashSet<>();

    private final Set<String> unsettled = new TreeSet<>();
    private boolean undecided;

    Completions(CompiledRules rules, Box possible) {
        this.rules = rules;
        this.touching = rules.touching(possible);
        this.possible = possible;
        this.deciding = parts(rules::determines);
    }

    /** What a policy tells whoever asked, whichever rule says so. */
    record Answer(Outcome outcome, List<String> require, List<String> instead, Map<String, Object> set) {}

    /** The possible points, by the first of some rules that holds for them; {@code left} are those without one. */
    record Parts(Map<Rule, List<Box>> byRule, List<Box> left) {
        /** What the rules say, and what holds where none does; one value when all agree. */
        <T> Set<T> values(Function<Rule, T> value, T otherwise) {
            Set<T> values = new HashSet<>();
            byRule.keySet().forEach(rule -> values.add(value.apply(rule)));
            if (!left.isEmpty()) {
                values.add(otherwise);
            }
            return values;
        }
    }

    private Parts parts(Predicate<Rule> relevant) {
        Map<Rule, List<Box>> byRule = new LinkedHashMap<>();
        List<Box> left = List.of(possible);
        for (Piece piece : touching) {
            if (!left.isEmpty() && !undecided && relevant.test(piece.rule())) {
                List<Box> taken = left.stream()
                        .flatMap(box -> box.intersect(piece.box()).stream())
                        .toList();
                if (!taken.isEmpty()) {
                    byRule.computeIfAbsent(piece.rule(), rule -> new ArrayList<>())
                            .addAll(taken);
                    left = Box.minus(left, piece.box());
                    undecided |= left.size() > MOST_PIECES;
                }
            }
        }
        return new Parts(byRule, left);
    }

    /** Who determines the answer, and where. */
    Parts deciding() {
        return deciding;
    }

    /** Whether the pieces grew too many to tell; whoever asks must be asked for more facts. */
    boolean undecided() {
        return undecided;
    }

    /**
     * The answer that all completions agree on, or nothing.
     *
     * <p>Where outputs are resolved each on its own, one on which they disagree is left out and does not hold up the rest.
     */
    @Nullable
    Answer agreed(Answer otherwise) {
        Set<Outcome> outcomes =
                deciding.values(rule -> rule.outcome().orElse(otherwise.outcome()), otherwise.outcome());
        Set<List<String>> instead = deciding.values(Rule::instead, List.of());
        boolean agreed = outcomes.size() == 1 && instead.size() == 1;
        Set<String> require = obligations();
        for (String obligation : require) {
            agreed &= isAlways(obligation);
        }
        Map<String, Object> set = new TreeMap<>();
        for (String output : outputs()) {
            Set<Object> values = parts(output).values(rule -> rule.set().getOrDefault(output, NOT_SET), NOT_SET);
            if (values.size() > 1) {
                unsettled.add(output);
            } else {
                values.stream().filter(value -> value != NOT_SET).forEach(value -> set.put(output, value));
            }
        }
        agreed &= unsettled.isEmpty() || !rules.together();
        return agreed && !undecided
                ? new Answer(
                        outcomes.iterator().next(),
                        List.copyOf(require),
                        instead.iterator().next(),
                        set)
                : null;
    }

    private Parts parts(String output) {
        return rules.together() ? deciding : parts(rule -> rule.set().containsKey(output));
    }

    private static final Object NOT_SET = new Object();

    /** The rules whose outputs and obligations count: with the one that wins alone, or with every one that holds. */
    private Set<Rule> giving() {
        if (rules.together()) {
            return deciding.byRule().keySet();
        }
        Set<Rule> giving = new HashSet<>();
        touching.forEach(piece -> giving.add(piece.rule()));
        return giving;
    }

    private Set<String> outputs() {
        Set<String> outputs = new TreeSet<>();
        giving().forEach(rule -> outputs.addAll(rule.set().keySet()));
        return outputs;
    }

    private Set<String> obligations() {
        Set<String> obligations = new LinkedHashSet<>();
        deciding.byRule().keySet().forEach(rule -> obligations.addAll(rule.require()));
        if (!rules.together()) {
            touching.stream()
                    .map(Piece::rule)
                    .filter(rule -> !rules.determines(rule))
                    .forEach(rule -> obligations.addAll(rule.require()));
        }
        return obligations;
    }

    /** Whether the obligation, which is there for some completion, is there for every one. */
    private boolean isAlways(String obligation) {
        List<Box> without = List.of(possible);
        for (Map.Entry<Rule, List<Box>> part : deciding.byRule().entrySet()) {
            if (part.getKey().require().contains(obligation)) {
                for (Box box : part.getValue()) {
                    without = rest(without, box);
                }
            }
        }
        for (Piece piece : touching) {
            if (!rules.determines(piece.rule()) && piece.rule().require().contains(obligation)) {
                adding.add(piece.rule());
                without = rest(without, piece.box());
            }
        }
        undecided |= without.size() > MOST_PIECES;
        return without.isEmpty();
    }

    /** Beyond the bound nothing more is taken away: what is left stays left. */
    private static List<Box> rest(List<Box> boxes, Box what) {
        return boxes.size() > MOST_PIECES ? boxes : Box.minus(boxes, what);
    }

    /** The rules that hold whatever the unknown facts are; one for which that cannot be told in bounded work is left out. */
    List<Rule> holding() {
        Map<Rule, List<Box>> rest = new LinkedHashMap<>();
        for (Piece piece : touching) {
            rest.merge(piece.rule(), rest(List.of(possible), piece.box()), (left, ignored) -> rest(left, piece.box()));
        }
        return rest.entrySet().stream()
                .filter(rule -> rule.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The open attributes that make the difference to the answer; all that may, when it is undecided. */
    List<String> missing(Vocabulary vocabulary) {
        Set<Rule> telling = new HashSet<>(deciding.byRule().keySet());
        telling.addAll(adding);
        return cutting(vocabulary, piece -> undecided || telling.contains(piece.rule()));
    }

    /** The outputs on which completions disagree, and for each the open attributes that make the difference. */
    Map<String, List<String>> unsettled(Vocabulary vocabulary) {
        Map<String, List<String>> facts = new TreeMap<>();
        for (String output : unsettled) {
            Set<Rule> telling = parts(output).byRule().keySet();
            facts.put(output, cutting(vocabulary, piece -> telling.contains(piece.rule())));
        }
        return facts;
    }

    private List<String> cutting(Vocabulary vocabulary, Predicate<Piece> telling) {
        List<String> cutting = new ArrayList<>();
        for (int i = 0; i < possible.dimensions(); i++) {
            int axis = i;
            if (possible.axis(i).size() > 1
                    && touching.stream().anyMatch(piece -> telling.test(piece) && cuts(piece.box(), axis))) {
                cutting.add(vocabulary.attributes().get(i).id());
            }
        }
        return cutting;
    }

    /** Whether the box holds only some of the possible values on this axis. */
    private boolean cuts(Box box, int axis) {
        return !box.axis(axis).covers(possible.axis(axis));
    }
}
