package org.patrondesk.examples.page;

import java.util.ArrayList;
import java.util.List;

/** Lists figures in a table: label, count and share, with a line of explanation where there is one. */
final class FiguresTable {
    private FiguresTable() {}

    static Html of(Figures figures) {
        return Html.element(
                        "table",
                        Html.element("caption", figures.caption()),
                        Html.element(
                                "thead",
                                Html.element(
                                        "tr",
                                        column(figures.of()),
                                        column("Number").styled("n"),
                                        column("Share").styled("n"))),
                        Html.element("tbody").containing(rows(figures)),
                        total(figures))
                .styled("figures");
    }

    static Html.Element column(String name) {
        return Html.element("th", name).with("scope", "col");
    }

    private static List<Html> rows(Figures figures) {
        List<Html> rows = new ArrayList<>();
        for (Figures.Bar bar : figures.bars()) {
            Html.Element head = Html.element("th", Html.data(bar.label())).with("scope", "row");
            rows.add(Html.element(
                    "tr",
                    bar.note().isEmpty()
                            ? head
                            : head.containing(Html.element("span", bar.note()).styled("note")),
                    Html.element("td", Plain.number(bar.n())).styled("n"),
                    Html.element("td", Plain.share(bar.n(), figures.whole())).styled("n")));
        }
        if (rows.isEmpty()) {
            rows.add(Html.element(
                    "tr", Html.element("td", "Nothing was counted.").with("colspan", 3)));
        }
        return rows;
    }

    private static Html total(Figures figures) {
        return Html.element(
                "tfoot",
                Html.element(
                        "tr",
                        Html.element("th", "Of all").with("scope", "row"),
                        Html.element("td", Plain.number(figures.whole())).styled("n"),
                        Html.element("td", Plain.share(figures.whole(), figures.whole()))
                                .styled("n")));
    }
}
