package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Tree;

/** Puts the pieces of a policy's rules in the order of precedence: each gets a row of numbers, the least row wins. */
final class Ranking {
    /** More than any tree has levels, so that a named node always counts, however far above. */
    private static final int NAMED = 1_000;

    private final PolicySet set;
    private final int levels;
    private final Map<String, Integer> ids = new HashMap<>();

    Ranking(PolicySet set) {
        this.set = set;
        this.levels = set.vocabulary().attributes().stream()
                .map(Attribute::domain)
                .mapToInt(domain -> domain instanceof Tree tree ? tree.levels() : 1)
                .max()
                .orElse(1);
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
        IdentityHashMap<Piece, double[]> rows = new IdentityHashMap<>();
        pieces.forEach(piece -> rows.put(piece, row(piece)));
        List<Piece> sorted = new ArrayList<>(pieces);
        sorted.sort((a, b) -> Arrays.compare(rows.get(a), rows.get(b)));
        return sorted;
    }

    /**
     * For each of the sorted pieces how many steps of precedence lie before it that somebody meant; where a file or an id
     * stands is no such step.
     */
    int[] levels(List<Piece> sorted) {
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
            case SCORE -> DoubleStream.of(-score(piece, regulation));
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

    private double score(Piece piece, Precedence.Regulation regulation) {
        double score = 0;
        for (String attribute : regulation.attributes()) {
            if (piece.named().contains(attribute)) {
                double distance = piece.distances().getOrDefault(attribute, 0);
                score += Math.pow(2, 2 * regulation.weights().getOrDefault(attribute, 0.0) - distance / levels);
            }
        }
        return score;
    }

    private static double newest(Rule rule) {
        return rule.effective().from().map(day -> (double) -day.toEpochDay()).orElse(Double.MAX_VALUE);
    }
}
