package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.List;
import org.patrondesk.box.Box;
import org.patrondesk.box.BoxIndex;

/** The rules of a policy in the order of precedence, indexed by where they hold. Immutable. */
final class CompiledRules {
    private final Axes axes;
    private final boolean together;
    private final List<Piece> pieces;
    private final BoxIndex index;
    private final Rule[] rules;
    /** The number of each piece's rule in the order of writing. */
    private final int[] written;
    /** The pieces whose rule may determine the answer. */
    private final long[] determining;

    private final Outcome[] outcomes;
    private final boolean single;

    CompiledRules(PolicySet set) {
        this.axes = new Axes(set.vocabulary());
        this.together = set.precedence().together();
        this.pieces = new Ranking(set).sorted(Piece.all(set, axes));
        this.index = BoxIndex.of(pieces.stream().map(Piece::box).toList(), axes.space());
        this.rules = pieces.stream().map(Piece::rule).toArray(Rule[]::new);
        this.written = pieces.stream().mapToInt(Piece::written).toArray();
        this.outcomes = new Outcome[rules.length];
        this.determining = new long[Math.max(1, (rules.length + 63) >>> 6)];
        for (int i = 0; i < rules.length; i++) {
            outcomes[i] = rules[i].outcome().orElse(set.philosophy().otherwise());
            if (determines(rules[i])) {
                determining[i >>> 6] |= 1L << i;
            }
        }
        this.single = set.rules().size() == pieces.size();
    }

    /** Whether the answer can be this rule's: where outputs go together any rule's, otherwise one that decides. */
    boolean determines(Rule rule) {
        return together || rule.decide().isPresent();
    }

    boolean together() {
        return together;
    }

    Axes axes() {
        return axes;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** The pieces that hold at a point, as a bit vector. */
    long[] containing(int[] point) {
        return index.containing(point);
    }

    /** The number of the first of these pieces that may determine the answer, or -1. */
    int first(long[] hits) {
        for (int word = 0; word < hits.length; word++) {
            long bits = hits[word] & determining[word];
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
        List<Rule> found = new ArrayList<>();
        for (int word = 0; word < hits.length; word++) {
            for (long bits = hits[word]; bits != 0; bits &= bits - 1) {
                Rule rule = rules[(word << 6) + Long.numberOfTrailingZeros(bits)];
                if (single || !found.contains(rule)) {
                    found.add(rule);
                }
            }
        }
        return found;
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
    List<Missed> missedByOne(int[] point) {
        long[] holding = containing(point);
        List<Missed> missed = new ArrayList<>();
        index.missedByOne(point, (piece, axis) -> {
            if (single || !holds(written[piece], holding)) {
                Missed one = new Missed(rules[piece], axis);
                if (single || !missed.contains(one)) {
                    missed.add(one);
                }
            }
        });
        return missed;
    }

    private boolean holds(int rule, long[] hits) {
        for (int word = 0; word < hits.length; word++) {
            for (long bits = hits[word]; bits != 0; bits &= bits - 1) {
                if (written[(word << 6) + Long.numberOfTrailingZeros(bits)] == rule) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A rule and the one axis on which the point lies outside of it. */
    record Missed(Rule rule, int axis) {}
}
