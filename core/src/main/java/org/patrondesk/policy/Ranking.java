package org.patrondesk.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Tree;
import org.patrondesk.vocabulary.Vocabulary;

/** Puts the pieces of a policy's rules in the order of precedence: each gets a row of numbers, the least row wins. */
final class Ranking {
    /** More than any tree has levels, so that a named node always counts, however far above. */
    private static final int NAMED = 1_000;

    private final PolicySet set;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Precedence.Regulation, Scores> scores = new HashMap<>();

    Ranking(PolicySet set) {
        this.set = set;
        set.rules().stream().map(Rule::id).sorted(byId()).forEach(id -> ids.put(id, ids.size()));
    }

    /** Numbers by value and before words, words by alphabet. */
    private static Comparator<String> byId() {
        Comparator<String> length =
                Comparator.comparingInt(id -> isNumber(id) ? significant(id).length() : Integer.MAX_VALUE);
        return length.thenComparing(Ranking::significant).thenComparing(Comparator.naturalOrder());
    }

    private static boolean isNumber(String id) {
        return !id.isEmpty() && id.chars().allMatch(unit -> unit >= '0' && unit <= '9');
    }

    private static String significant(String id) {
        return isNumber(id) ? id.replaceFirst("^0+(?=.)", "") : id;
    }

    List<Piece> sorted(List<Piece> pieces) {
        addUp(pieces);
        IdentityHashMap<Piece, double[]> rows = new IdentityHashMap<>();
        pieces.forEach(piece -> rows.put(piece, row(piece)));
        List<Piece> sorted = new ArrayList<>(pieces);
        sorted.sort((a, b) -> Arrays.compare(rows.get(a), rows.get(b)));
        return sorted;
    }

    /** Must come before the numbers of any of these pieces are asked for. */
    private void addUp(List<Piece> pieces) {
        for (Precedence.Regulation regulation : set.precedence().order()) {
            if (regulation.kind() == Precedence.Kind.SCORE) {
                scores.put(regulation, new Scores(regulation, set.vocabulary(), pieces));
            }
        }
    }

    /**
     * For each of the sorted pieces how many steps of precedence lie before it that somebody meant; where a file or an id
     * stands is no such step.
     */
    int[] levels(List<Piece> sorted) {
        addUp(sorted);
        List<Precedence.Regulation> meant = set.precedence().order().stream()
                .takeWhile(regulation -> !regulation.kind().isPosition())
                .toList();
        int[] levels = new int[sorted.size()];
        double[] last = {};
        for (int i = 0; i < levels.length; i++) {
            double[] row = numbers(meant, sorted.get(i)).toArray();
            levels[i] = i == 0 ? 0 : levels[i - 1] + (Arrays.equals(row, last) ? 0 : 1);
            last = row;
        }
        return levels;
    }

    private double[] row(Piece piece) {
        return DoubleStream.concat(numbers(set.precedence().order(), piece), DoubleStream.of(piece.written()))
                .toArray();
    }

    private DoubleStream numbers(List<Precedence.Regulation> regulations, Piece piece) {
        return regulations.stream().flatMapToDouble(regulation -> numbers(regulation, piece));
    }

    private DoubleStream numbers(Precedence.Regulation regulation, Piece piece) {
        return switch (regulation.kind()) {
            case TIER -> DoubleStream.of(set.tiers().indexOf(piece.rule().tier()));
            case WEIGHT -> DoubleStream.of(-piece.rule().weight());
            case SPECIFICITY -> regulation.attributes().stream().mapToDouble(id -> specificity(piece, id));
            case CRITERIUM -> DoubleStream.of(highest(piece, regulation.attributes()));
            case NUMBER_OF_CRITERIA -> DoubleStream.of(-piece.named().size());
            case SCORE ->
                DoubleStream.of(Objects.requireNonNull(scores.get(regulation)).rank(piece));
            case NEWEST -> DoubleStream.of(newest(piece.rule()));
            case ID -> DoubleStream.of(ids.getOrDefault(piece.rule().id(), 0));
            case FIRST -> DoubleStream.of(piece.written());
            case LAST -> DoubleStream.of(-piece.written());
        };
    }

    private static double specificity(Piece piece, String attribute) {
        return piece.named().contains(attribute) ? piece.distances().getOrDefault(attribute, 0) - NAMED : 0;
    }

    private static double highest(Piece piece, List<String> attributes) {
        for (int i = 0; i < attributes.size(); i++) {
            if (piece.named().contains(attributes.get(i))) {
                return i;
            }
        }
        return attributes.size();
    }

    private static double newest(Rule rule) {
        return rule.effective().from().map(day -> (double) -day.toEpochDay()).orElse(Double.MAX_VALUE);
    }

    /**
     * The pieces by their sums of 4^weight, the greatest first.
     *
     * <p>Sums are kept in full: with many attributes the least weight lies far below the precision of a double. A term is
     * a whole power of two times a root of two, the same number for the same root, so that equal sums are equal.
     */
    private static final class Scores {
        private static final int THOUSANDTHS = 1_000;

        private final Precedence.Regulation regulation;
        private final int levels;
        private final Map<BigDecimal, Integer> ranks = new HashMap<>();

        Scores(Precedence.Regulation regulation, Vocabulary vocabulary, List<Piece> pieces) {
            this.regulation = regulation;
            // One denominator for all trees, as in Evergreen: the deepest tree's levels, so that a step up costs the
            // same in each, and all steps of a tree together less than half of what its weight is worth.
            this.levels = vocabulary.attributes().stream()
                    .map(Attribute::domain)
                    .mapToInt(domain -> domain instanceof Tree tree ? tree.levels() : 1)
                    .max()
                    .orElse(1);
            pieces.stream()
                    .map(this::score)
                    .distinct()
                    .sorted(Comparator.reverseOrder())
                    .forEach(score -> ranks.put(score, ranks.size()));
        }

        int rank(Piece piece) {
            return ranks.getOrDefault(score(piece), ranks.size());
        }

        private BigDecimal score(Piece piece) {
            BigDecimal score = BigDecimal.ZERO;
            for (String attribute : regulation.attributes()) {
                if (piece.named().contains(attribute)) {
                    score = score.add(term(
                            regulation.weights().getOrDefault(attribute, 0.0),
                            piece.distances().getOrDefault(attribute, 0)));
                }
            }
            return score.stripTrailingZeros();
        }

        /** Twice 2^(2 weight - distance / levels), so that its whole power is never below one. */
        private BigDecimal term(double weight, int distance) {
            long whole = (long) THOUSANDTHS * levels;
            long exponent = 2 * Math.round(weight * THOUSANDTHS) * levels - (long) THOUSANDTHS * distance + whole;
            double root = Math.pow(2, (double) Math.floorMod(exponent, whole) / whole);
            int power = (int) Math.floorDiv(exponent, whole);
            return new BigDecimal(root).multiply(new BigDecimal(BigInteger.ONE.shiftLeft(power)));
        }
    }
}
