package org.patrondesk.examples.cli.nos;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.patrondesk.examples.cli.store.BasisShapes;
import org.patrondesk.examples.cli.store.EditWords;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.policy.PolicyRef;
import org.patrondesk.proposal.RelaxationReport;
import org.patrondesk.replay.Relaxation;

/** The relaxation table, for programs and for people. */
final class RelaxShapes {
    private RelaxShapes() {}

    /** @param shown so many edits, rules and stacks are told; the rest of each is counted */
    static JsonObject json(RelaxationReport report, int shown) {
        Relaxation table = report.table();
        return new JsonObject()
                .with("policy", policy(report.policy()))
                .with("basis", BasisShapes.json(report.basis()))
                .with("domain", report.domain())
                .with(
                        "edits",
                        table.edits().stream()
                                .limit(shown)
                                .map(effect -> edit(effect, table))
                                .toList())
                .with("moreEdits", more(table.edits(), shown))
                .with(
                        "rules",
                        table.rules().stream()
                                .limit(shown)
                                .map(count -> new JsonObject()
                                        .with("rule", count.rule())
                                        .with("determining", count.determining())
                                        .with("pivotal", count.pivotal()))
                                .toList())
                .with("moreRules", more(table.rules(), shown))
                .with(
                        "stacks",
                        table.stacks().stream()
                                .limit(shown)
                                .map(stack -> new JsonObject()
                                        .with("rules", stack.rules())
                                        .with("nos", stack.nos()))
                                .toList())
                .with("moreStacks", more(table.stacks(), shown))
                .with("unruled", table.unruled());
    }

    private static int more(List<?> all, int shown) {
        return Math.max(0, all.size() - shown);
    }

    static JsonObject policy(PolicyRef policy) {
        return new JsonObject()
                .with("id", policy.id())
                .with("version", policy.version())
                .with("hash", policy.hash().hex());
    }

    private static JsonObject edit(Relaxation.Effect effect, Relaxation table) {
        JsonObject json = effect(effect);
        table.opened(effect).ifPresent(opened -> json.with("opened", opened));
        return json;
    }

    static JsonObject effect(Relaxation.Effect effect) {
        return new JsonObject()
                .with("rule", effect.edit().rule())
                .with("kind", effect.edit().kind().code())
                .with("alternative", effect.edit().alternative())
                .with("attribute", effect.edit().attribute())
                .with("value", effect.edit().value())
                .with("written", effect.edit().written())
                .with("nosTurned", effect.nosTurned())
                .with("yesToNo", effect.yesToNo())
                .with("otherChange", effect.otherChange());
    }

    static List<String> words(RelaxationReport report, int shown) {
        Relaxation table = report.table();
        List<String> lines = new ArrayList<>();
        lines.add(report.policy().id() + " " + report.policy().version() + ": " + BasisShapes.words(report.basis()));
        table.edits().stream().limit(shown).forEach(effect -> lines.add("  " + words(effect) + opened(effect, report)));
        rest(lines, table.edits(), shown, "edit");
        if (table.edits().isEmpty()) {
            lines.add("No small edit turns a no of these decisions.");
        }
        table.rules().stream()
                .limit(shown)
                .forEach(count -> lines.add("  " + count.rule() + ": " + Counted.of(count.determining(), "no") + ", "
                        + Counted.number(count.pivotal()) + " a yes without it"));
        rest(lines, table.rules(), shown, "rule");
        table.stacks().stream()
                .limit(shown)
                .forEach(stack -> lines.add("  " + Counted.of(stack.nos(), "no") + " until all of these give way: "
                        + String.join(", ", stack.rules())));
        rest(lines, table.stacks(), shown, "stack");
        if (table.unruled() > 0) {
            lines.add(Counted.of(table.unruled(), "no") + " by the default, whichever rule gives way.");
        }
        return lines;
    }

    private static void rest(List<String> lines, List<?> all, int shown, String thing) {
        if (all.size() > shown) {
            lines.add("  and " + Counted.of(more(all, shown), "more " + thing) + ".");
        }
    }

    /** One edit and what it changes. */
    static String words(Relaxation.Effect effect) {
        return EditWords.of(effect.edit()) + ": " + Counted.of(effect.nosTurned(), "no") + " to yes, "
                + Counted.number(effect.yesToNo()) + " yes to no, " + Counted.number(effect.otherChange())
                + " otherwise";
    }

    private static String opened(Relaxation.Effect effect, RelaxationReport report) {
        return report.table()
                .opened(effect)
                .map(opened -> "; opens " + share(opened, report.domain()) + " of all requests")
                .orElse("");
    }

    /** In percent with two digits that say something; what is not none is never said to be. */
    private static String share(BigInteger part, BigInteger whole) {
        BigDecimal percent = new BigDecimal(part.multiply(BigInteger.valueOf(100)))
                .divide(new BigDecimal(whole), new MathContext(2, RoundingMode.HALF_UP));
        boolean tiny = percent.signum() > 0 && percent.compareTo(new BigDecimal("0.01")) < 0;
        return tiny ? "less than 0.01%" : percent.stripTrailingZeros().toPlainString() + "%";
    }
}
