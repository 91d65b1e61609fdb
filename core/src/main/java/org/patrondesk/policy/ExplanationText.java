package org.patrondesk.policy;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.patrondesk.library.Text;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Domain;

/** Puts an explanation into words. One thread. */
final class ExplanationText {
    private static final Set<String> TRANSLATED = Set.of("es");

    /** A list of near misses helps as long as it is short; the rest are counted. */
    private static final int SHOWN = 5;

    private final Explanation explanation;
    private final Verdict verdict;
    private final PolicySet set;
    private final Locale locale;
    private final ResourceBundle words;
    private final List<String> lines = new ArrayList<>();

    ExplanationText(Explanation explanation, Locale locale) {
        this.explanation = explanation;
        this.verdict = explanation.verdict();
        this.set = verdict.written();
        this.locale = locale;
        // The root bundle is English; asked for by name so that the machine's own language never shows through.
        Locale known = TRANSLATED.contains(locale.getLanguage())
                ? new Locale.Builder().setLanguage(locale.getLanguage()).build()
                : Locale.ROOT;
        this.words = ResourceBundle.getBundle("org.patrondesk.policy.explanation", known);
    }

    String forStaff() {
        String answer = words.getString("answer." + verdict.outcome().code());
        verdict.determining()
                .ifPresentOrElse(
                        rule -> {
                            line("staff.rule", answer, rule.id(), rule.tier());
                            staff(rule);
                        },
                        () -> {
                            line(verdict.missing().isEmpty() ? "staff.default" : "staff.ask", answer, missing());
                            text(
                                    "staff.because",
                                    verdict.missing().isEmpty()
                                            ? set.philosophy().wording()
                                            : Text.NONE);
                        });
        list("staff.require", verdict.require());
        list("staff.instead", verdict.instead());
        explanation
                .nearestYes()
                .ifPresent(yes -> line(
                        "staff.nearest-yes",
                        words.getString("answer." + yes.outcome().code()),
                        changes(yes.change()),
                        yes.rule()));
        nearMisses();
        return String.join("\n", lines);
    }

    private void staff(Rule rule) {
        text("staff.because", rule.because());
        if (!rule.source().isEmpty()) {
            line("staff.source", rule.source());
        }
        for (String principle : rule.words().principles()) {
            text("staff.principle", set.philosophy().principles().getOrDefault(principle, Text.of(principle)));
        }
        if (!verdict.outcome().isYes()) {
            rule.override()
                    .ifPresent(authority -> line(
                            authority.upTo().isPresent() ? "staff.override-up-to" : "staff.override",
                            String.join(", ", authority.by()),
                            authority
                                    .upTo()
                                    .map(amount -> amount.toPlainString())
                                    .orElse("")));
        }
    }

    private void nearMisses() {
        // Of a rule about another service nobody wants to hear: what cannot be changed is left out.
        List<Explanation.NearMiss> near = explanation.nearMisses().stream()
                .filter(miss -> attribute(miss.attribute()).changeable())
                .toList();
        if (!near.isEmpty()) {
            String shown = near.stream()
                    .limit(SHOWN)
                    .map(miss -> miss.rule() + " (" + plain(miss.attribute()) + ")")
                    .collect(Collectors.joining(", "));
            line(near.size() > SHOWN ? "staff.near-misses-more" : "staff.near-misses", shown, near.size() - SHOWN);
        }
    }

    String forPatron() {
        String said = verdict.determining().map(rule -> rule.say().in(locale)).orElse("");
        if (said.isEmpty()) {
            line("patron." + verdict.outcome().code(), missing());
        } else {
            lines.add(said);
        }
        list("patron.require", verdict.require());
        list("patron.instead", verdict.instead());
        explanation.nearestYes().ifPresent(yes -> line("patron.nearest-yes", changes(yes.change())));
        return String.join("\n", lines);
    }

    private String missing() {
        return verdict.missing().stream().map(this::plain).collect(Collectors.joining(", "));
    }

    private String changes(Map<String, Object> change) {
        return change.entrySet().stream()
                .map(each -> plain(each.getKey()) + " = " + value(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** What people call a value. */
    private String value(String id, Object value) {
        if (value instanceof Boolean || value.equals(Domain.OTHER)) {
            return words.getString("value." + value);
        }
        return set.in(locale, attribute(id).domain().name(value));
    }

    private Attribute attribute(String id) {
        return set.vocabulary().find(id).orElseThrow();
    }

    /** What people call an attribute: its label, or its id as they read it. */
    private String plain(String id) {
        Text written = attribute(id).label();
        String label = written.in(locale);
        if (label.isEmpty()) {
            return set.in(locale, id.replace('-', ' '));
        }
        return written.byTag().keySet().equals(Set.of("")) ? set.in(locale, label) : label;
    }

    private void text(String key, Text text) {
        if (!text.isEmpty()) {
            line(key, text.in(locale));
        }
    }

    private void list(String key, List<String> items) {
        if (!items.isEmpty()) {
            line(key, items.stream().map(item -> set.in(locale, item)).collect(Collectors.joining("; ")));
        }
    }

    private void line(String key, Object... parameters) {
        lines.add(new MessageFormat(words.getString(key), locale).format(parameters));
    }
}
