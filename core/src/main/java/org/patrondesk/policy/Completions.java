package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;
import org.patrondesk.box.Grid;
import org.patrondesk.box.Regions;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * What a policy answers when not all facts are known: each rule for the part of the possible points that no earlier rule
 * takes.
 *
 * <p>Exact, by subtraction of boxes. One thread.
 */
final class Completions {
    /**
     * Beyond so many boxes the question is given up as undecided: never guessed, never without an end. Within a grid it
     * never is, nor after an edit that cuts each of the cells in two.
     */
    private static final int MOST_BOXES = 2 * Grid.MOST;

    private static final Object NOT_SET = new Object();

    private final CompiledRules rules;
    private final List<Piece> touching;
    private final Box possible;
    private final Parts deciding;
    private final Regions<Said> said;
    private final Map<String, Regions<Boolean>> obligations = new LinkedHashMap<>();
    private final Map<String, Regions<Object>> outputs = new TreeMap<>();
    private boolean undecided;

    Completions(CompiledRules rules, Box possible) {
        this(rules, rules.touching(possible), possible);
    }

    /** @param touching the pieces that may hold for some of the points, in the order of precedence */
    Completions(CompiledRules rules, List<Piece> touching, Box possible) {
        this.rules = rules;
        this.touching = touching;
        this.possible = possible;
        this.deciding = parts(rules::determines);
        this.said = new Regions<>();
        deciding.byRule().forEach((rule, boxes) -> said.add(said(rule), boxes));
        said.add(new Said(rules.otherwise(), List.of(), Map.of()), deciding.left());
    }

    /** What a policy tells whoever asked, whichever rule says so. */
    record Answer(Outcome outcome, List<String> require, List<String> instead, Map<String, Object> set) {}

    /** The part of an answer that is the determining rule's alone. */
    private record Said(Outcome outcome, List<String> instead, Map<String, Object> set) {}

    private Said said(Rule rule) {
        return new Said(
                rule.outcome().orElse(rules.otherwise()), rule.instead(), rules.together() ? rule.set() : Map.of());
    }

    /** The possible points, by the first of some rules that holds for them; {@code left} are those without one. */
    private record Parts(Map<Rule, List<Box>> byRule, List<Box> left) {}

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
                    left = rest(left, piece.box());
                }
            }
        }
        return new Parts(byRule, left);
    }

    /** Beyond the bound nothing more is taken away: what is left stays left. */
    private List<Box> rest(List<Box> boxes, Box what) {
        List<Box> rest = undecided ? boxes : Box.minus(boxes, what);
        undecided |= rest.size() > MOST_BOXES;
        return rest;
    }

    /** Whether the boxes grew too many to tell; whoever asks must be asked for more facts. */
    boolean undecided() {
        return undecided;
    }

    /** Whether for some of the possible points no rule determines the answer. */
    boolean leavesSome() {
        return !deciding.left().isEmpty();
    }

    /** Whether this rule determines the answer for some of the possible points. */
    boolean isDeciding(Rule rule) {
        return deciding.byRule().containsKey(rule);
    }

    /**
     * The answer that all completions agree on, or nothing.
     *
     * <p>Where outputs are resolved each on its own, one on which they disagree is left out and does not hold up the rest.
     */
    @Nullable
    Answer agreed() {
        obliged().forEach(name -> obligations.put(name, obligation(name)));
        if (!rules.together()) {
            set().forEach(name -> outputs.put(name, output(name)));
        }
        if (undecided || !said.agree() || !obligations.values().stream().allMatch(Regions::agree)) {
            return null;
        }
        Map<String, Object> set = new TreeMap<>(said.value().set());
        outputs.forEach((name, values) -> {
            if (values.agree()) {
                set.put(name, values.value());
            }
        });
        return new Answer(
                said.value().outcome(),
                List.copyOf(obligations.keySet()),
                said.value().instead(),
                Collections.unmodifiableMap(set));
    }

    /** Every obligation that some completion has. */
    private Set<String> obliged() {
        Set<String> names = new LinkedHashSet<>();
        deciding.byRule().keySet().forEach(rule -> names.addAll(rule.require()));
        touching.stream().map(Piece::rule).filter(this::adds).forEach(rule -> names.addAll(rule.require()));
        return names;
    }

    /** Whether the rule's obligations count wherever it holds, not only where it determines the answer. */
    private boolean adds(Rule rule) {
        return !rules.determines(rule);
    }

    private Regions<Boolean> obligation(String name) {
        Regions<Boolean> regions = new Regions<>();
        List<Box> without = List.of(possible);
        for (Box box : where(name)) {
            regions.add(true, box.intersect(possible).stream().toList());
            without = rest(without, box);
        }
        regions.add(false, without);
        return regions;
    }

    private List<Box> where(String obligation) {
        List<Box> where = new ArrayList<>();
        deciding.byRule().forEach((rule, boxes) -> {
            if (rule.require().contains(obligation)) {
                where.addAll(boxes);
            }
        });
        touching.stream()
                .filter(piece -> adds(piece.rule()) && piece.rule().require().contains(obligation))
                .forEach(piece -> where.add(piece.box()));
        return where;
    }

    /** Every output that some completion has. */
    private Set<String> set() {
        Set<String> names = new TreeSet<>();
        touching.forEach(piece -> names.addAll(piece.rule().set().keySet()));
        return names;
    }

    private Regions<Object> output(String name) {
        Parts parts = parts(rule -> rule.set().containsKey(name));
        Regions<Object> regions = new Regions<>();
        parts.byRule().forEach((rule, boxes) -> regions.add(rule.set().getOrDefault(name, NOT_SET), boxes));
        regions.add(NOT_SET, parts.left());
        return regions;
    }

    /** The rules that hold whatever the unknown facts are; one for which that cannot be told in bounded work is left out. */
    List<Rule> holding() {
        Map<Rule, List<Box>> rest = new LinkedHashMap<>();
        for (Piece piece : touching) {
            List<Box> left = rest.getOrDefault(piece.rule(), List.of(possible));
            rest.put(piece.rule(), left.size() > MOST_BOXES ? left : Box.minus(left, piece.box()));
        }
        return rest.entrySet().stream()
                .filter(rule -> rule.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The open attributes that make the difference to the answer; all that may, when it is undecided. */
    List<String> missing(Vocabulary vocabulary) {
        return open(
                vocabulary,
                axis -> undecided
                        ? touching.stream().anyMatch(piece -> cuts(piece.box(), axis))
                        : said.hangOn(axis) || obligations.values().stream().anyMatch(each -> each.hangOn(axis)));
    }

    /** The outputs on which completions disagree, and for each the open attributes that make the difference. */
    Map<String, List<String>> unsettled(Vocabulary vocabulary) {
        Map<String, List<String>> facts = new TreeMap<>();
        outputs.forEach((name, values) -> {
            if (!values.agree()) {
                facts.put(name, open(vocabulary, values::hangOn));
            }
        });
        return facts;
    }

    private List<String> open(Vocabulary vocabulary, IntPredicate matters) {
        return IntStream.range(0, possible.dimensions())
                .filter(axis -> possible.axis(axis).size() > 1 && matters.test(axis))
                .mapToObj(axis -> vocabulary.attributes().get(axis).id())
                .toList();
    }

    /** Whether the box holds only some of the possible values on this axis. */
    private boolean cuts(Box box, int axis) {
        return !box.axis(axis).covers(possible.axis(axis));
    }

    /** Where the answer is a yes; where some facts are unknown, however they turn out. */
    List<Box> yes(IntPredicate unknown) {
        if (IntStream.range(0, possible.dimensions()).noneMatch(unknown)) {
            return yes();
        }
        return said.values().stream()
                .filter(said -> said.outcome().isYes())
                .flatMap(said -> whatever(said, unknown).stream())
                .toList();
    }

    private List<Box> yes() {
        List<Box> yes = new ArrayList<>();
        deciding.byRule().forEach((rule, boxes) -> {
            if (said(rule).outcome().isYes()) {
                yes.addAll(boxes);
            }
        });
        if (rules.otherwise().isYes() && !undecided) {
            yes.addAll(deciding.left());
        }
        return yes;
    }

    /** Where this is said however the unknown facts turn out: not where anything else is said for one of their values. */
    private List<Box> whatever(Said wanted, IntPredicate unknown) {
        List<Box> where = List.of(possible);
        for (Said other : said.values()) {
            if (!other.equals(wanted)) {
                for (Box box : said.of(other)) {
                    where = rest(where, widened(box, unknown));
                }
            }
        }
        for (String name : obliged()) {
            where = withoutDoubt(where, obligation(name), unknown);
        }
        return undecided ? List.of() : where;
    }

    /** Less where it depends on an unknown fact whether something must be done. */
    private List<Box> withoutDoubt(List<Box> where, Regions<Boolean> obligation, IntPredicate unknown) {
        List<Box> sure = where;
        for (Box some : obligation.of(true)) {
            for (Box none : obligation.of(false)) {
                Optional<Box> doubt = widened(some, unknown).intersect(widened(none, unknown));
                if (doubt.isPresent()) {
                    sure = rest(sure, doubt.get());
                }
            }
        }
        return sure;
    }

    private Box widened(Box box, IntPredicate unknown) {
        Box wide = box;
        for (int axis = 0; axis < possible.dimensions(); axis++) {
            wide = unknown.test(axis) ? wide.with(axis, possible.axis(axis)).orElseThrow() : wide;
        }
        return wide;
    }
}
