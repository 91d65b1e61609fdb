package org.patrondesk.examples.page;

import java.util.List;
import org.patrondesk.replay.Replay;

/** What a candidate policy would have made of the recorded decisions. */
final class ReplaySection {
    private ReplaySection() {}

    static Html of(DemoPage.Step<Replay.Report> step, String candidate) {
        Replay.Report report = step.report();
        Html.Element section = DemoPage.section("What one change would do", step)
                .containing(
                        Html.element("p", Html.words("The candidate: "), Html.data(candidate)),
                        Html.element("p", verdict(report)),
                        DemoPage.beside(new Figures(
                                "replay",
                                "The recorded decisions, answered again",
                                "Answer under the candidate",
                                changes(report),
                                report.decisions())));
        return section.containing(byRule(report)).containing(notReplayable(report));
    }

    private static String verdict(Replay.Report report) {
        return "Of " + Plain.count(report.decisions(), "recorded decision", "recorded decisions") + ", "
                + Plain.number(report.noToYes()) + " would turn from a no into a yes and "
                + Plain.number(report.yesToNo()) + " from a yes into a no.";
    }

    private static List<Figures.Bar> changes(Replay.Report report) {
        return List.of(
                new Figures.Bar("No becomes yes", report.noToYes(), Figures.Tone.YES, "Good news for these patrons."),
                new Figures.Bar(
                        "Yes becomes no", report.yesToNo(), Figures.Tone.NO, "What the change would cost others."),
                new Figures.Bar(
                        "Another change",
                        report.otherChange(),
                        Figures.Tone.ASK,
                        "For instance from a plain yes to a yes on a condition."),
                new Figures.Bar("Same answer", report.same(), Figures.Tone.PLAIN, ""),
                new Figures.Bar(
                        "Cannot be told",
                        report.unanswered(),
                        Figures.Tone.PLAIN,
                        "The candidate asks for a fact that was not kept at the time."));
    }

    private static List<Html> byRule(Replay.Report report) {
        return report.byRule().isEmpty()
                ? List.of()
                : List.of(Html.element(
                        "table",
                        Html.element("caption", "What changed, by the rule that had answered then"),
                        Html.element(
                                "thead",
                                Html.element(
                                        "tr",
                                        FiguresTable.column("Rule then"),
                                        FiguresTable.column("No becomes yes").styled("n"),
                                        FiguresTable.column("Yes becomes no").styled("n"),
                                        FiguresTable.column("Another change").styled("n"))),
                        Html.element("tbody")
                                .containing(report.byRule().stream()
                                        .map(ReplaySection::effect)
                                        .toList())));
    }

    private static Html effect(Replay.RuleEffect effect) {
        return Html.element(
                "tr",
                Html.element("th", Html.data(effect.rule())).with("scope", "row"),
                Html.element("td", Plain.number(effect.noToYes())).styled("n"),
                Html.element("td", Plain.number(effect.yesToNo())).styled("n"),
                Html.element("td", Plain.number(effect.otherChange())).styled("n"));
    }

    private static List<Html> notReplayable(Replay.Report report) {
        if (report.notReplayable().isEmpty()) {
            return List.of();
        }
        List<Figures.Bar> facts = Figures.largestFirst(report.notReplayable()).stream()
                .map(bar -> new Figures.Bar(bar.label().replace('-', ' '), bar.n(), bar.tone(), ""))
                .toList();
        return List.of(
                Html.element("h3", "What could not be told"),
                DemoPage.beside(new Figures(
                        "missing",
                        "Decisions by the fact that was not kept",
                        "Fact",
                        facts,
                        Figures.sum(report.notReplayable()))));
    }
}
