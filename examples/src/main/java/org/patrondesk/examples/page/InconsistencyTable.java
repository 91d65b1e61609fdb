package org.patrondesk.examples.page;

import java.util.List;
import org.patrondesk.logbook.Review;

/** Lists situations that got different answers, each with the answers and where they were given. */
final class InconsistencyTable {
    private InconsistencyTable() {}

    static Html of(List<Review.Inconsistency> inconsistent) {
        return Html.element(
                "table",
                Html.element("caption", "Situations with more than one answer"),
                Html.element(
                        "thead", Html.element("tr", FiguresTable.column("Situation"), FiguresTable.column("Answers"))),
                Html.element("tbody")
                        .containing(inconsistent.stream()
                                .map(InconsistencyTable::row)
                                .toList()));
    }

    private static Html row(Review.Inconsistency found) {
        Html.Element situation =
                Html.element("th", Html.data(Plain.facts(found.situation()))).with("scope", "row");
        return Html.element(
                "tr",
                found.rule().isEmpty()
                        ? situation
                        : situation.containing(Html.element("span", Html.words("Rule: "), Html.data(found.rule()))
                                .styled("note")),
                Html.element("td")
                        .containing(found.answers().stream()
                                .map(InconsistencyTable::answer)
                                .toList()));
    }

    private static Html answer(Review.AnswerCount answer) {
        return Html.element(
                "p",
                Html.data(Plain.code("outcome", answer.outcome())),
                Html.words(", " + Plain.count(answer.n(), "time", "times") + ": "),
                Html.data(String.join(", ", answer.branches())),
                Html.words("; "),
                Html.data(String.join(", ", answer.shifts())));
    }
}
