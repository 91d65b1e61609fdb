package org.patrondesk.recall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.box.Box;
import org.patrondesk.box.BoxIndex;
import org.patrondesk.box.Grid;
import org.patrondesk.box.Intervals;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;

/**
 * A policy made ready to tell what edits of single rules do to requests with unknown facts.
 *
 * <p>Rules are told by their place in the order of writing. One thread.
 */
public final class OpenPolicy {
    final Told told;
    private final Policy policy;
    private final Rule[] rules;
    private final List<Policy.Region> regions;
    private final BoxIndex index;
    private final boolean[] determines;
    private final int[] ruleOf;
    private final int[] firstOf;
    private final List<List<Box>> conditions = new ArrayList<>();
    private final List<List<Box>> exceptions = new ArrayList<>();
    private final Map<Side, Box> beside = new HashMap<>();

    public OpenPolicy(Policy policy) {
        this.policy = policy;
        this.told = new Told(policy);
        this.rules = policy.set().rules().toArray(Rule[]::new);
        this.regions = policy.regions();
        this.index = BoxIndex.of(regions.stream().map(Policy.Region::box).toList(), policy.space());
        this.determines = new boolean[rules.length];
        this.ruleOf = new int[regions.size()];
        this.firstOf = new int[rules.length];
        Map<String, Integer> numbers = new HashMap<>();
        for (int number = 0; number < rules.length; number++) {
            Rule rule = rules[number];
            numbers.put(rule.id(), number);
            determines[number] = policy.canDetermine(rule);
            conditions.add(new ArrayList<>());
            for (int i = 0; i < rule.when().size(); i++) {
                conditions.get(number).add(policy.where(rule, i));
            }
            exceptions.add(rule.unless().stream().map(policy::where).toList());
        }
        for (int region = regions.size() - 1; region >= 0; region--) {
            ruleOf[region] = numbers.getOrDefault(regions.get(region).rule().id(), Told.NO_RULE);
            firstOf[ruleOf[region]] = region;
        }
    }

    private record Side(int rule, int alternative, int axis) {}

    /**
     * Places by which one side of one of a rule's conditions is narrowed or widened; the rule's precedence must stay as it
     * is. Immutable.
     */
    public static final class Slice {
        final int rule;
        final int alternative;
        final int axis;
        final Intervals places;
        final Box beside;

        private Slice(Side side, Intervals places, Box beside) {
            this.rule = side.rule();
            this.alternative = side.alternative();
            this.axis = side.axis();
            this.places = places;
            this.beside = beside;
        }

        /** Outside it nothing changes. */
        public Box box() {
            return beside.with(axis, places).orElseThrow();
        }
    }

    /** A slice of a condition. */
    public Slice slice(int rule, int alternative, int axis, Intervals places) {
        Side side = new Side(rule, alternative, axis);
        Box wide = beside.computeIfAbsent(
                side,
                each -> conditions
                        .get(rule)
                        .get(alternative)
                        .with(axis, policy.space().axis(axis))
                        .orElseThrow());
        return new Slice(side, places, wide);
    }

    /**
     * What is told at all points of a box.
     *
     * @param widenings those that will be asked about; each meets the box
     * @return nothing when rules tell too many parts of the box apart; below that a policy is never undecided about it,
     *     before an edit or after
     */
    public Optional<OpenPoints> at(Box possible, List<Slice> widenings) {
        Near near = new Near();
        int[] touching = numbers(index.touching(possible));
        for (int region : touching) {
            near.others.add(regions.get(region).box());
        }
        for (int region : touching) {
            int rule = ruleOf[region];
            if (determines[rule] && conditions.get(rule).size() > 1) {
                near.add(conditions.get(rule), possible);
            }
        }
        for (Slice slice : widenings) {
            near.add(List.of(slice.beside), possible);
            near.add(exceptions.get(slice.rule), possible);
        }
        return Grid.of(possible, near.others)
                .map(grid -> new OpenPoints(this, new OpenPoints.Cut(possible, grid, touching, near.places)));
    }

    /** The boxes that tell points apart: first the regions that touch, then others, each once. */
    private static final class Near {
        private final List<Box> others = new ArrayList<>();
        private final IdentityHashMap<Box, Integer> places = new IdentityHashMap<>();

        void add(List<Box> boxes, Box possible) {
            for (Box box : boxes) {
                if (!places.containsKey(box) && box.meets(possible)) {
                    places.put(box, others.size());
                    others.add(box);
                }
            }
        }
    }

    private static int[] numbers(long[] bits) {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        int[] numbers = new int[count];
        int n = 0;
        for (int word = 0; word < bits.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                numbers[n++] = (word << 6) + Long.numberOfTrailingZeros(rest);
            }
        }
        return numbers;
    }

    Policy policy() {
        return policy;
    }

    /** The rule of a region; regions are numbered in the order of precedence. */
    int rule(int region) {
        return ruleOf[region];
    }

    Rule written(int rule) {
        return rules[rule];
    }

    boolean determines(int rule) {
        return determines[rule];
    }

    /** The first region of a rule. */
    int first(int rule) {
        return firstOf[rule];
    }

    /** The boxes of a rule's conditions, on its days. */
    List<Box> conditions(int rule) {
        return conditions.get(rule);
    }

    List<Box> exceptions(int rule) {
        return exceptions.get(rule);
    }
}
