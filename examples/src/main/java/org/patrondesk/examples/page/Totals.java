package org.patrondesk.examples.page;

import java.util.List;

/** A row of large figures, each with the words that say what it counts. */
final class Totals {
    private Totals() {}

    /** One figure. */
    record Total(long n, String words) {}

    static Html of(Total... totals) {
        return Html.element("dl")
                .styled("totals")
                .containing(List.of(totals).stream()
                        .map(total -> Html.element(
                                "div", Html.element("dt", total.words()), Html.element("dd", Plain.number(total.n()))))
                        .toList());
    }
}
