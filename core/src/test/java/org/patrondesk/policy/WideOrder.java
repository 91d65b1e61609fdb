package org.patrondesk.policy;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.WideReading.Row;

/** Which rule goes first, from the words of the policy file; written from what each word means. */
final class WideOrder {
    private static final List<String> DEFAULT_TIERS =
            List.of("technology", "law", "contract", "board", "system", "branch", "desk");

    private final StoredObject tree;
    private final List<String> attributes;
    private final int levels;

    WideOrder(StoredObject tree, int levels) {
        this.tree = tree;
        this.attributes = tree.texts("attributeOrder");
        this.levels = levels;
    }

    boolean together() {
        return tree.optionalText("outputs")
                .map("together"::equals)
                .orElse(tree.value("precedence").filter("folio"::equals).isPresent());
    }

    Comparator<Row> comparator() {
        Comparator<Row> order = Comparator.comparingInt(unused -> 0);
        for (String regulation : regulations()) {
            order = order.thenComparing(one(regulation));
        }
        return order.thenComparingInt(Row::line);
    }

    private List<String> regulations() {
        Object written = tree.value("precedence").orElse("first");
        if (written instanceof List<?> list) {
            return list.stream().map(String.class::cast).toList();
        }
        return switch ((String) written) {
            case "last" -> List.of("tier", "weight", "last");
            case "koha" -> List.of("tier", "weight", "specificity", "first");
            case "folio" -> List.of("tier", "weight", "criterium", "number-of-criteria", "last");
            case "evergreen" -> List.of("tier", "weight", "score", "id");
            default -> List.of("tier", "weight", "first");
        };
    }

    private Comparator<Row> one(String regulation) {
        int bracket = regulation.indexOf('(');
        List<String> listed = new ArrayList<>();
        if (bracket > 0) {
            for (String each :
                    regulation.substring(bracket + 1, regulation.length() - 1).split(",", -1)) {
                listed.add(each.strip());
            }
        }
        List<String> named = listed.isEmpty() ? attributes : listed;
        return switch (bracket > 0 ? regulation.substring(0, bracket) : regulation) {
            case "tier" -> Comparator.comparingInt(this::tier);
            case "weight" ->
                descending(row -> row.rule().has("weight") ? row.rule().number("weight") : 0);
            case "specificity" -> specificity(named);
            case "criterium" -> Comparator.comparingInt(row -> highest(row, named));
            case "number-of-criteria" -> descending(WideOrder::count);
            case "score" ->
                Comparator.<Row>comparingDouble(row -> score(row, listed)).reversed();
            case "newest" -> Comparator.comparing(WideOrder::start).reversed();
            case "id" -> Comparator.comparing(row -> row.rule().text("id"), WideOrder::byId);
            case "first" -> Comparator.comparingInt(Row::line);
            case "last" -> Comparator.comparingInt(Row::line).reversed();
            default -> throw new IllegalArgumentException(regulation);
        };
    }

    private static Comparator<Row> descending(java.util.function.ToLongFunction<Row> number) {
        return Comparator.comparingLong(number).reversed();
    }

    private int tier(Row row) {
        List<String> tiers = tree.has("tiers") ? tree.texts("tiers") : DEFAULT_TIERS;
        String otherwise = tree.optionalText("tier").orElse(tiers.contains("system") ? "system" : tiers.get(0));
        return tiers.indexOf(row.rule().optionalText("tier").orElse(otherwise));
    }

    /** Attribute by attribute, who names it goes first; of two who do, whose place lies nearer. */
    private static Comparator<Row> specificity(List<String> named) {
        Comparator<Row> order = Comparator.comparingInt(unused -> 0);
        for (String attribute : named) {
            order = order.thenComparing(row -> !row.names(attribute))
                    .thenComparing(row -> row.names(attribute) ? row.distance(attribute) : 0);
        }
        return order;
    }

    private static int highest(Row row, List<String> named) {
        for (String attribute : named) {
            if (row.names(attribute)) {
                return named.indexOf(attribute);
            }
        }
        return named.size();
    }

    private static long count(Row row) {
        long count = 0;
        for (String ignored : row.when().keys()) {
            count++;
        }
        return count;
    }

    private double score(Row row, List<String> listed) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String attribute : attributes) {
            weights.put(attribute, (double) (attributes.size() - weights.size()));
        }
        if (!listed.isEmpty()) {
            weights.clear();
            listed.forEach(each -> weights.put(
                    each.substring(0, each.indexOf('=')), Double.valueOf(each.substring(each.indexOf('=') + 1))));
        }
        double score = 0;
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            if (row.names(weight.getKey())) {
                score += Math.pow(2, 2 * weight.getValue() - (double) row.distance(weight.getKey()) / levels);
            }
        }
        return score;
    }

    private static LocalDate start(Row row) {
        return row.rule()
                .optionalText("effective")
                .map(days -> days.substring(0, days.indexOf("..")))
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse)
                .orElse(LocalDate.MIN);
    }

    /** Numbers by value and before words; what is the same number, and words, by alphabet. */
    private static int byId(String one, String other) {
        Optional<BigInteger> a = number(one);
        Optional<BigInteger> b = number(other);
        if (a.isPresent() != b.isPresent()) {
            return a.isPresent() ? -1 : 1;
        }
        int order = a.isPresent() ? a.get().compareTo(b.orElseThrow()) : 0;
        return order == 0 ? one.compareTo(other) : order;
    }

    private static Optional<BigInteger> number(String id) {
        return id.matches("[0-9]+") ? Optional.of(new BigInteger(id)) : Optional.empty();
    }
}
