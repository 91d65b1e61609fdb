package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.List;
import org.patrondesk.box.Box;
import org.patrondesk.box.BoxIndex;

/** The rules of a policy in the order of precedence, indexed by where they hold. Immutable. */
final class CompiledRules {
    private final List<Rule> rules;
    private final BoxIndex index;
    /** The rule of each box; a rule's boxes are disjoint and lie together. */
    private final int[] ruleOf;
    /** The boxes whose rule decides. */
    private final long[] deciding;

    private final Outcome[] outcomes;

    CompiledRules(List<Rule> rules, Box space) {
        this.rules = rules;
        List<Box> boxes = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            for (Box box : rules.get(i).region().boxes()) {
                boxes.add(box);
                owners.add(i);
            }
        }
        this.outcomes =
                rules.stream().map(rule -> rule.outcome().orElse(Outcome.ASK)).toArray(Outcome[]::new);
        this.index = BoxIndex.of(boxes, space);
        this.ruleOf = owners.stream().mapToInt(Integer::intValue).toArray();
        this.deciding = new long[Math.max(1, (boxes.size() + 63) >>> 6)];
        for (int i = 0; i < ruleOf.length; i++) {
            if (rules.get(ruleOf[i]).decide().isPresent()) {
                deciding[i >>> 6] |= 1L << i;
            }
        }
    }

    long[] containing(int[] point) {
        return index.containing(point);
    }

    /** The number of the first rule among these boxes that decides, or -1. */
    int first(long[] hits) {
        for (int word = 0; word < hits.length; word++) {
            long bits = hits[word] & deciding[word];
            if (bits != 0) {
                return ruleOf[(word << 6) + Long.numberOfTrailingZeros(bits)];
            }
        }
        return -1;
    }

    /** The outcome of a rule that decides, worked out once. */
    Outcome outcome(int number) {
        return outcomes[number];
    }

    Rule rule(int number) {
        return rules.get(number);
    }

    /** The rules that these boxes belong to, each once, in the order of precedence. */
    List<Rule> rules(long[] hits) {
        List<Rule> found = new ArrayList<>();
        int last = -1;
        for (int word = 0; word < hits.length; word++) {
            for (long bits = hits[word]; bits != 0; bits &= bits - 1) {
                int rule = ruleOf[(word << 6) + Long.numberOfTrailingZeros(bits)];
                if (rule != last) {
                    found.add(rules.get(rule));
                    last = rule;
                }
            }
        }
        return found;
    }

    /** The rules that do not hold and would if one attribute were other, with that attribute's axis. */
    List<Missed> missedByOne(int[] point) {
        List<Rule> holding = rules(containing(point));
        List<Missed> missed = new ArrayList<>();
        for (Rule rule : rules(index.missedByOne(point))) {
            if (!holding.contains(rule)) {
                rule.region().boxes().stream()
                        .map(box -> box.missedAxes(point))
                        .filter(axes -> axes.size() == 1)
                        .map(axes -> new Missed(rule, axes.get(0)))
                        .distinct()
                        .forEach(missed::add);
            }
        }
        return missed;
    }

    /** A rule and the one axis on which the point lies outside of it. */
    record Missed(Rule rule, int axis) {}

    /** The rules that may hold somewhere in the region, in the order of precedence. */
    List<Rule> touching(Box region) {
        return rules(index.touching(region));
    }
}
