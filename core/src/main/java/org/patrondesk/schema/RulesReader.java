package org.patrondesk.schema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patrondesk.library.Text;
import org.patrondesk.policy.Authority;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Philosophy;
import org.patrondesk.policy.Rule;
import org.patrondesk.vocabulary.Domain;
import org.patrondesk.vocabulary.Suggestion;
import org.patrondesk.vocabulary.Vocabulary;

/** Reads the rules of a policy over its vocabulary. */
final class RulesReader {
    private static final long HEAVIEST = 1_000_000_000;
    private static final List<Outcome> DECIDED = List.of(Outcome.YES, Outcome.CONDITIONAL, Outcome.NO, Outcome.REFER);

    private final ConditionReader conditions;
    private final List<String> tiers;
    private final String defaultTier;
    private final Set<String> principles;

    RulesReader(Vocabulary vocabulary, Philosophy philosophy, List<String> tiers, String defaultTier) {
        this.conditions = new ConditionReader(vocabulary);
        this.tiers = tiers;
        this.defaultTier = defaultTier;
        this.principles = philosophy.principles().keySet();
    }

    Rule rule(Node node) {
        node.allow(
                "id",
                "tier",
                "weight",
                "effective",
                "when",
                "unless",
                "decide",
                "because",
                "say",
                "source",
                "owner",
                "review",
                "principle",
                "instead",
                "require",
                "set",
                "override");
        Optional<Outcome> decide = node.has("decide") ? Optional.of(decided(node)) : Optional.empty();
        Map<String, Object> set = node.has("set") ? node.child("set").scalars() : Map.of();
        List<String> require = node.texts("require");
        if (decide.isEmpty() && set.isEmpty() && require.isEmpty()) {
            throw node.problem("A rule decides, sets or requires something; add one of decide, set, require.");
        }
        return new Rule(
                node.text("id"),
                tier(node),
                weight(node),
                effective(node),
                conditions.conditions(node, "when"),
                conditions.conditions(node, "unless"),
                decide,
                set,
                require,
                node.texts("instead"),
                node.has("override") ? Optional.of(authority(node.child("override"))) : Optional.empty(),
                words(node));
    }

    private Rule.Words words(Node node) {
        List<String> cited = node.texts("principle");
        for (String principle : cited) {
            if (!principles.contains(principle)) {
                throw node.child("principle")
                        .problem("The philosophy has no principle '" + principle + "'"
                                + PolicyReader.end(Suggestion.among(principles, principle)));
            }
        }
        Text because = node.words("because");
        Text say = node.words("say");
        return new Rule.Words(
                because,
                say,
                node.optionalText("source").orElse(""),
                node.optionalText("owner").orElse(""),
                node.has("review") ? Optional.of(day(node.child("review"), node.text("review"))) : Optional.empty(),
                cited);
    }

    private static Outcome decided(Node node) {
        Outcome outcome = node.outcome("decide", DECIDED);
        if (outcome == Outcome.ASK || outcome == Outcome.NO_WITH_ALTERNATIVE) {
            throw node.child("decide")
                    .problem("A rule decides yes, conditional, no or refer; "
                            + (outcome == Outcome.ASK
                                    ? "ask comes from unknown facts."
                                    : "write no, and what there is in 'instead'."));
        }
        return outcome;
    }

    private String tier(Node node) {
        String tier = node.optionalText("tier").orElse(defaultTier);
        if (!tiers.contains(tier)) {
            throw node.child("tier")
                    .problem("There is no tier '" + tier + "'" + PolicyReader.end(Suggestion.among(tiers, tier)));
        }
        return tier;
    }

    private static int weight(Node node) {
        if (!node.has("weight")) {
            return 0;
        }
        long weight = node.wholeNumber("weight");
        if (Math.abs(weight) > HEAVIEST) {
            throw node.child("weight").problem("A weight lies within ±1000000000; choose a smaller one.");
        }
        return (int) weight;
    }

    private static Rule.Effective effective(Node node) {
        if (!node.has("effective")) {
            return Rule.Effective.ALWAYS;
        }
        Node child = node.child("effective");
        String text = node.text("effective");
        int dots = text.indexOf("..");
        if (dots < 0) {
            throw child.problem(
                    "Write the first and last day, such as \"2026-01-01..2026-12-31\"; either may be left out.");
        }
        Optional<LocalDate> from = end(child, text.substring(0, dots).strip());
        Optional<LocalDate> until = end(child, text.substring(dots + 2).strip());
        if (from.isPresent() && until.isPresent() && from.get().isAfter(until.get())) {
            throw child.problem("This rule can never be effective: its last day lies before its first; swap them.");
        }
        return new Rule.Effective(from, until);
    }

    private static Optional<LocalDate> end(Node node, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(day(node, text));
    }

    static LocalDate day(Node node, String text) {
        try {
            new Domain.Day().span(text);
            return LocalDate.parse(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw node.problem("Expected a date from 1900-01-01 to 2199-12-31 here, such as 2026-11-21.");
        }
    }

    private static Authority authority(Node node) {
        node.allow("by", "upTo", "log");
        List<String> by = node.texts("by");
        if (by.isEmpty()) {
            throw node.problem("An override names who may say yes all the same; add 'by'.");
        }
        return new Authority(
                by, node.has("upTo") ? Optional.of(amount(node.child("upTo"))) : Optional.empty(), node.flag("log"));
    }

    private static BigDecimal amount(Node node) {
        try {
            return new BigDecimal(new Domain.Money("").kept(node.value()).toString());
        } catch (IllegalArgumentException e) {
            throw node.problem("Expected an amount here, such as \"25.00\".");
        }
    }
}
