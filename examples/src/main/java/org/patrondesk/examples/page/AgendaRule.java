package org.patrondesk.examples.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Wording;
import org.patrondesk.library.Ref;
import org.patrondesk.logbook.Agenda;

/** One rule of an agenda: why it stands, how loud it is, its nos, and room for the meeting's answer. */
record AgendaRule(Days days, long allNos) {

    Html of(Agenda.Item item) {
        List<Html> parts = new ArrayList<>();
        parts.add(Html.element(
                        "div",
                        Html.element("h3", Html.data(name(item.rule()))),
                        Html.element("p", Plain.count(item.n(), "no", "nos")))
                .styled("rule-head"));
        parts.add(gauge(item));
        if (item.pivotal() > 0) {
            parts.add(Html.element(
                            "p",
                            item.pivotal() == item.n()
                                    ? "Without this rule alone, " + (item.n() == 1 ? "it" : "all of them")
                                            + " would be a yes."
                                    : Plain.number(item.pivotal())
                                            + " of them would be a yes if this rule alone were gone; behind the others"
                                            + " another rule says no, or no facts were kept to tell.")
                    .styled("pivotal"));
        }
        parts.addAll(reasons(item));
        if (!item.nos().isEmpty()) {
            parts.add(nos(item));
        }
        long more = item.n() - item.nos().size();
        if (more > 0) {
            parts.add(Html.element("p", "and " + Plain.number(more) + " more").styled("more"));
        }
        parts.add(answer());
        return Html.element("article").styled("rule").containing(parts);
    }

    private static String name(String rule) {
        return rule.equals(Decision.UNWRITTEN) ? Plain.words("rule.unwritten") : rule;
    }

    private Html gauge(Agenda.Item item) {
        double part = allNos == 0 ? 0 : Math.min(100, 100.0 * item.n() / allNos);
        return Html.element("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("viewBox", "0 0 100 3")
                .with("preserveAspectRatio", "none")
                .with("role", "img")
                .styled("gauge")
                .containing(
                        Html.element("title", Plain.share(item.n(), allNos) + " of all nos"),
                        Html.element("desc", Plain.number(item.n()) + " of " + Plain.number(allNos)),
                        rectangle(100).styled("track"),
                        rectangle(part).styled("bar"));
    }

    private static Html.Element rectangle(double width) {
        return Html.element("rect")
                .with("width", String.format(Locale.ROOT, "%.2f", width))
                .with("height", 3);
    }

    private static List<Html> reasons(Agenda.Item item) {
        List<Html> reasons = new ArrayList<>();
        if (!item.because().isEmpty()) {
            reasons.add(Html.element("p", Html.words("Why it stands: "), Html.data(item.because()))
                    .styled("why"));
        } else if (!item.rule().equals(Decision.UNWRITTEN)) {
            reasons.add(Html.element("p", Plain.words("rule.not-said")).styled("why none"));
        }
        if (!item.source().isEmpty()) {
            reasons.add(Html.element("p", Html.words("Source: "), Html.data(item.source()))
                    .styled("source"));
        }
        return reasons;
    }

    private Html nos(Agenda.Item item) {
        return Html.element(
                        "table",
                        Html.element("caption", caption(item)),
                        Html.element(
                                "thead",
                                Html.element(
                                        "tr",
                                        FiguresTable.column("When").styled("when"),
                                        FiguresTable.column("What was asked"),
                                        FiguresTable.column("Answer").styled("answer"),
                                        FiguresTable.column("Where").styled("where"))),
                        Html.element("tbody")
                                .containing(item.nos().stream().map(this::row).toList()))
                .styled("nos");
    }

    private static String caption(Agenda.Item item) {
        int spelledOut = item.nos().size();
        if (spelledOut >= item.n()) {
            return spelledOut == 1 ? "The no" : "All its nos";
        }
        return spelledOut == 1 ? "The first of its nos" : "The first " + Plain.number(spelledOut) + " of its nos";
    }

    private Html row(Agenda.SpelledOut no) {
        return Html.element(
                "tr",
                Html.element("td", days.moment(no.at())),
                Html.element("td")
                        .containing(no.wording()
                                .map(AgendaRule::said)
                                .or(() -> no.origin().map(origin -> told(origin, no.facts())))
                                .orElseGet(() -> List.of(computed(no.facts())))),
                Html.element("td", Html.data(Plain.code("outcome", no.outcome()))),
                Html.element(
                        "td",
                        Html.data(no.branch()),
                        Html.words(", "),
                        Html.data(Plain.code("channel", no.channel()))));
    }

    private static List<Html> said(Wording wording) {
        List<Html> said = new ArrayList<>();
        said.add(Html.element("p", Html.data(wording.asked())).styled("asked"));
        wording.why().ifPresent(why -> said.add(Html.element("p", Html.words("Why no: "), Html.data(why))));
        wording.offered()
                .ifPresent(offered -> said.add(Html.element("p", Html.words("Offered instead: "), Html.data(offered))));
        return said;
    }

    /** What another system said, and the facts it was about where some were kept. */
    private static List<Html> told(Ref origin, String facts) {
        Html code = Html.element(
                "p", Html.words("Told by "), Html.data(origin.kind()), Html.words(": "), Html.data(origin.id()));
        return Plain.facts(facts).isBlank() ? List.of(code) : List.of(code, computed(facts));
    }

    private static Html computed(String facts) {
        String words = Plain.facts(facts);
        return words.isBlank()
                ? Html.element("p", "Neither words nor facts were kept.").styled("none")
                : Html.element("p", Html.data(words));
    }

    private static Html answer() {
        return Html.element(
                "fieldset",
                Html.element("legend", "The meeting’s answer"),
                Html.element("div", choice("Keep"), choice("Change"), choice("Find a yes"))
                        .styled("choices"),
                Html.element("div", line("What").styled("wide"), line("Who"), line("By when"))
                        .styled("lines"));
    }

    private static Html choice(String words) {
        return Html.element("label", Html.element("input").with("type", "checkbox"), Html.words(words));
    }

    private static Html.Element line(String words) {
        return Html.element("label", Html.words(words), Html.element("input").with("type", "text"));
    }
}
