package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;
import org.patrondesk.box.BoxIndex;

/** The rules of a policy in the order of precedence, indexed by where they hold. Immutable. */
final class CompiledRules {
    private final Axes axes;
    private final boolean together;
    private final Outcome otherwise;
    private final List<Piece> pieces;
    private final BoxIndex index;
    private final Rule[] rules;
    /** The pieces whose rule may determine the answer. */
    private final long[] determining;

    private final Output[] outputs;
    private final long[] adding;
    private final boolean someAdd;
    private final String[] ids;
    /** For each piece the list of its rule's id. */
    private final List<List<String>> alone;

    private final Outcome[] outcomes;
    private final boolean single;

    private volatile Explanation.NearMiss @Nullable [] nearMisses;

    CompiledRules(PolicySet set) {
        this.axes = new Axes(set.vocabulary());
        this.together = set.precedence().together();
        this.otherwise = set.philosophy().otherwise();
        this.pieces = new Ranking(set).sorted(Piece.all(set, axes));
        this.index = index(pieces, axes);
        this.rules = pieces.stream().map(Piece::rule).toArray(Rule[]::new);
        this.ids = pieces.stream().map(piece -> piece.rule().id()).toArray(String[]::new);
        this.alone = Stream.of(ids).map(List::of).toList();
        this.outcomes = new Outcome[rules.length];
        for (int i = 0; i < rules.length; i++) {
            outcomes[i] = rules[i].outcome().orElse(otherwise);
        }
        this.determining = mask(this::determines);
        this.outputs = outputs().toArray(Output[]::new);
        this.adding = mask(rule -> !determines(rule) && !rule.require().isEmpty());
        this.someAdd = LongStream.of(adding).anyMatch(word -> word != 0);
        this.single = set.rules().size() == pieces.size();
    }

    private static BoxIndex index(List<Piece> pieces, Axes axes) {
        try {
            return BoxIndex.of(pieces.stream().map(Piece::box).toList(), axes.space());
        } catch (IllegalArgumentException e) {
            throw new PolicyProblem("/rules", String.valueOf(e.getMessage()));
        }
    }

    private long[] mask(Predicate<Rule> of) {
        long[] mask = new long[index.words()];
        for (int i = 0; i < rules.length; i++) {
            if (of.test(rules[i])) {
                mask[i >>> 6] |= 1L << i;
            }
        }
        return mask;
    }

    /** Whether the answer can be this rule's: where outputs go together any rule's, otherwise one that decides. */
    boolean determines(Rule rule) {
        return together || rule.decide().isPresent();
    }

    boolean together() {
        return together;
    }

    /** What holds where no rule decides. */
    Outcome otherwise() {
        return otherwise;
    }

    Axes axes() {
        return axes;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** Where a point's rows stand in this policy's index. */
    int[] locate(int[] point) {
        return index.locate(point);
    }

    /** The pieces that hold at a point that was located, as a bit vector. */
    long[] containing(int[] located) {
        return index.containing(located);
    }

    /** The number of the first of these pieces that may determine the answer, or -1. */
    int first(long[] hits) {
        return first(hits, determining);
    }

    private static int first(long[] hits, long[] of) {
        for (int word = 0; word < hits.length; word++) {
            long bits = hits[word] & of[word];
            if (bits != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(bits);
            }
        }
        return -1;
    }

    /** The outcome where this piece determines the answer, worked out once. */
    Outcome outcome(int piece) {
        return outcomes[piece];
    }

    Rule rule(int piece) {
        return rules[piece];
    }

    /** The rules that these pieces belong to, each once, in the order of precedence. */
    List<Rule> rules(long[] hits) {
        Rule[] found = new Rule[count(hits)];
        int n = 0;
        for (int word = 0; word < hits.length; word++) {
            for (long bits = hits[word]; bits != 0; bits &= bits - 1) {
                Rule rule = rules[(word << 6) + Long.numberOfTrailingZeros(bits)];
                if (single || !contains(found, n, rule)) {
                    found[n++] = rule;
                }
            }
        }
        return Arrays.asList(n == found.length ? found : Arrays.copyOf(found, n));
    }

    private static boolean contains(Rule[] found, int n, Rule rule) {
        for (int i = 0; i < n; i++) {
            if (found[i].equals(rule)) {
                return true;
            }
        }
        return false;
    }

    /** The ids of the rules that these pieces belong to, each once, in the order of precedence. */
    List<String> ids(long[] hits) {
        if (!single) {
            return rules(hits).stream().map(Rule::id).toList();
        }
        int count = count(hits);
        if (count == 1) {
            return alone.get(first(hits, hits));
        }
        String[] found = new String[count];
        int n = 0;
        for (int word = 0; word < hits.length; word++) {
            for (long bits = hits[word]; bits != 0; bits &= bits - 1) {
                found[n++] = ids[(word << 6) + Long.numberOfTrailingZeros(bits)];
            }
        }
        return Collections.unmodifiableList(Arrays.asList(found));
    }

    private static int count(long[] hits) {
        int count = 0;
        for (long word : hits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** The outputs, each from the first of the pieces whose rule sets it. */
    Map<String, Object> outputs(long[] hits) {
        Map<String, Object> only = Map.of();
        @Nullable Map<String, Object> several = null;
        for (Output output : outputs) {
            int first = first(hits, output.setting());
            if (first >= 0) {
                Map<String, Object> next = output.values().get(first);
                if (only.isEmpty()) {
                    only = next;
                } else {
                    several = several == null ? new TreeMap<>(only) : several;
                    several.putAll(next);
                }
            }
        }
        return several == null ? only : Collections.unmodifiableMap(several);
    }

    /** An output, the pieces whose rule sets it, and for each of the pieces that output alone. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Output(long[] setting, List<Map<String, Object>> values) {}

    private static Map<String, Object> only(String name, Map<String, Object> set) {
        Object value = set.get(name);
        return value == null ? Map.of() : Map.of(name, value);
    }

    private List<Output> outputs() {
        Set<String> names = new TreeSet<>();
        for (Rule rule : rules) {
            names.addAll(rule.set().keySet());
        }
        return names.stream()
                .map(name -> new Output(
                        mask(rule -> rule.set().containsKey(name)),
                        Stream.of(rules).map(rule -> only(name, rule.set())).toList()))
                .toList();
    }

    /** The rules of these pieces that only add obligations. */
    List<Rule> adding(long[] hits) {
        if (!someAdd) {
            return List.of();
        }
        long[] those = new long[hits.length];
        for (int word = 0; word < hits.length; word++) {
            those[word] = hits[word] & adding[word];
        }
        return rules(those);
    }

    /** The pieces that may hold somewhere in the region, in the order of precedence. */
    List<Piece> touching(Box region) {
        long[] hits = index.touching(region);
        List<Piece> found = new ArrayList<>();
        for (int word = 0; word < hits.length; word++) {
            for (long bits = hits[word]; bits != 0; bits &= bits - 1) {
                found.add(pieces.get((word << 6) + Long.numberOfTrailingZeros(bits)));
            }
        }
        return found;
    }

    /** The rules that do not hold and would if one attribute were other, in the order of precedence. */
    List<Explanation.NearMiss> missedByOne(int[] located) {
        int[] missed = index.missedByOne(located);
        Explanation.NearMiss[] every = nearMisses();
        Explanation.NearMiss[] found = new Explanation.NearMiss[missed.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = every[missed[i]];
        }
        if (single) {
            return Collections.unmodifiableList(Arrays.asList(found));
        }
        Set<String> holding = Set.copyOf(ids(containing(located)));
        return Stream.of(found)
                .filter(miss -> !holding.contains(miss.rule()))
                .distinct()
                .toList();
    }

    /** Every near miss there can be, by piece and axis; made when first asked for, by several threads at worst. */
    private Explanation.NearMiss[] nearMisses() {
        Explanation.NearMiss[] every = nearMisses;
        if (every == null) {
            List<String> attributes = axes.ids();
            every = new Explanation.NearMiss[ids.length * attributes.size()];
            for (int i = 0; i < every.length; i++) {
                every[i] = new Explanation.NearMiss(ids[i / attributes.size()], attributes.get(i % attributes.size()));
            }
            nearMisses = every;
        }
        return every;
    }
}
