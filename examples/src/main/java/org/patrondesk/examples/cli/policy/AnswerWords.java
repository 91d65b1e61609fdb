package org.patrondesk.examples.cli.policy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.patrondesk.policy.Verdict;
import org.patrondesk.storage.policy.FactLine;

/** Answers as people read them, one line each. */
final class AnswerWords {
    private static final String ROW = "%7d  %-19s  %s";

    private AnswerWords() {}

    /**
     * A row: the line of the request, the outcome, the rule and whatever comes with it.
     *
     * @param told puts a text of the policy into the language asked for
     */
    static String row(long line, Verdict verdict, UnaryOperator<String> told) {
        return String.format(ROW, line, verdict.outcome().code(), verdict.rule() + more(verdict, told));
    }

    static String row(String file, FactLine.Wrong wrong) {
        return String.format(ROW, wrong.line(), "(no answer)", wrong(file, wrong));
    }

    /** The outcome, the rule and whatever comes with them. */
    static String sentence(Verdict verdict, UnaryOperator<String> told) {
        return verdict.outcome().code() + " by " + verdict.rule() + more(verdict, told);
    }

    static String wrong(String file, FactLine.Wrong wrong) {
        return file + ":" + wrong.line() + ":" + wrong.column() + ": " + wrong.sentence();
    }

    private static String more(Verdict verdict, UnaryOperator<String> told) {
        return list("ask for", verdict.missing())
                + list("needs", verdict.require().stream().map(told).toList())
                + list("instead", verdict.instead().stream().map(told).toList())
                + list("sets", pairs(verdict.set()))
                + list("not settled", List.copyOf(verdict.unsettled().keySet()));
    }

    /** Each as {@code key value}. */
    static List<String> pairs(Map<String, ?> map) {
        return map.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .toList();
    }

    private static String list(String heading, List<String> items) {
        return items.isEmpty() ? "" : "; " + heading + ": " + String.join(", ", items);
    }

    /** Lines set in, so that they read as part of the row above. */
    static List<String> setIn(String text) {
        return text.lines().map(line -> " ".repeat(9) + line).toList();
    }
}
