package org.patrondesk.examples.cli.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.patrondesk.diff.Difference;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.examples.cli.terminal.JsonObject;

/**
 * A difference for programs and for people.
 *
 * @param day the day that was compared; empty where neither policy asks for one
 */
record DifferenceShapes(Difference difference, Optional<LocalDate> day) {
    /** So many regions a person reads; a program gets all that are told. */
    private static final int SHOWN = 5;

    /** So many values of an attribute a person reads. */
    private static final int VALUES = 8;

    private static final BigDecimal LEAST = new BigDecimal("0.01");

    JsonObject json() {
        JsonObject json = new JsonObject();
        day.ifPresent(compared -> json.with("asOf", compared.toString()));
        return json.with("volume", difference.volume())
                .with("domain", difference.domain())
                .with(
                        "changes",
                        difference.changes().stream()
                                .map(DifferenceShapes::change)
                                .toList());
    }

    private static JsonObject change(Difference.Change change) {
        return new JsonObject()
                .with("before", AnswerShapes.verdict(change.before()))
                .with("after", AnswerShapes.verdict(change.after()))
                .with("volume", change.volume())
                .with("witness", change.witness())
                .with("regions", change.regions())
                .with("moreRegions", change.moreRegions());
    }

    List<String> words() {
        String when = day.map(compared -> " on " + compared).orElse("");
        if (difference.isNone()) {
            return List.of("No difference in " + requests(difference.domain()) + when + ".");
        }
        List<String> lines = new ArrayList<>();
        lines.add(number(difference.volume()) + " of " + number(difference.domain()) + " requests" + when
                + " get another answer (" + share(difference.volume(), difference.domain()) + ").");
        difference.changes().forEach(change -> tell(lines, change, difference.domain()));
        return lines;
    }

    private static void tell(List<String> lines, Difference.Change change, BigInteger domain) {
        lines.add("");
        lines.add("from  " + AnswerWords.sentence(change.before(), UnaryOperator.identity()));
        lines.add("to    " + AnswerWords.sentence(change.after(), UnaryOperator.identity()));
        lines.add("  " + requests(change.volume()) + " (" + share(change.volume(), domain) + "), such as "
                + String.join(", ", AnswerWords.pairs(change.witness())));
        change.regions().stream().limit(SHOWN).forEach(region -> lines.add("  where " + region(region)));
        long more = Math.max(0, change.regions().size() - SHOWN) + change.moreRegions();
        if (more > 0) {
            lines.add("  and in " + Counted.of(more, "more region"));
        }
    }

    private static String region(Map<String, List<String>> region) {
        return region.isEmpty()
                ? "anything is asked"
                : region.entrySet().stream()
                        .map(side -> side.getKey() + " is " + values(side.getValue()))
                        .collect(Collectors.joining(" and "));
    }

    private static String values(List<String> values) {
        return values.size() <= VALUES
                ? String.join(" or ", values)
                : String.join(" or ", values.subList(0, VALUES)) + " or " + (values.size() - VALUES) + " others";
    }

    private static String requests(BigInteger n) {
        return number(n) + (n.equals(BigInteger.ONE) ? " request" : " requests");
    }

    private static String number(BigInteger n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String share(BigInteger part, BigInteger whole) {
        BigDecimal percent = new BigDecimal(part).movePointRight(2).divide(new BigDecimal(whole), 2, RoundingMode.DOWN);
        return percent.compareTo(LEAST) < 0 ? "less than " + LEAST + " %" : percent + " %";
    }
}
