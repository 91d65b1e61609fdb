package org.patrondesk.examples.cli.policy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.policy.Explanation;
import org.patrondesk.policy.Verdict;
import org.patrondesk.storage.policy.FactLine;

/** The documented JSON of answers: these keys, in this order. */
final class AnswerShapes {
    private AnswerShapes() {}

    static JsonObject verdict(Verdict verdict) {
        JsonObject json = new JsonObject()
                .with("outcome", verdict.outcome().code())
                .with("rule", verdict.rule())
                .with("matches", verdict.matches())
                .with("require", verdict.require())
                .with("instead", verdict.instead())
                .with("set", verdict.set())
                .with("version", verdict.policy().version());
        if (!verdict.missing().isEmpty()) {
            json.with("missing", verdict.missing());
        }
        if (!verdict.unsettled().isEmpty()) {
            json.with("unsettled", verdict.unsettled());
        }
        return json;
    }

    static JsonObject explained(Explanation explanation) {
        return verdict(explanation.verdict())
                .with(
                        "nearMisses",
                        explanation.nearMisses().stream()
                                .map(miss -> new JsonObject()
                                        .with("rule", miss.rule())
                                        .with("attribute", miss.attribute()))
                                .toList())
                .with("nearestYes", nearestYes(explanation));
    }

    private static @Nullable JsonObject nearestYes(Explanation explanation) {
        return explanation
                .nearestYes()
                .map(yes -> new JsonObject()
                        .with("change", yes.change())
                        .with("outcome", yes.outcome().code())
                        .with("rule", yes.rule()))
                .orElse(null);
    }

    /** With the explanation in words, for those who are asked for. */
    static JsonObject inWords(Explanation explanation, Audience audience, Locale locale) {
        JsonObject json = explained(explanation);
        if (audience.isStaff()) {
            json.with("staff", explanation.forStaff(locale));
        }
        if (audience.isPatron()) {
            json.with("patron", explanation.forPatron(locale));
        }
        return json;
    }

    static JsonObject wrong(String file, FactLine.Wrong wrong) {
        return new JsonObject().with("error", AnswerWords.wrong(file, wrong)).with("line", wrong.line());
    }
}
