package org.patrondesk.examples.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.patrondesk.policy.Outcome;
import org.patrondesk.trial.RunReport;

/** What a run decided: by outcome, each explained, and by the rule that determined the answer. */
final class DecisionsSection {
    private DecisionsSection() {}

    static Html of(DemoPage.Step<RunReport> step) {
        RunReport report = step.report();
        Html.Element section = DemoPage.section("The decisions", step)
                .containing(
                        Html.element(
                                "p",
                                Html.words(Plain.count(report.decided(), "request was", "requests were")
                                        + " answered under the policy "),
                                Html.data(report.policy().id()),
                                Html.words(", version "),
                                Html.data(report.policy().version()),
                                Html.words(".")),
                        Html.element("h3", "By outcome"),
                        DemoPage.beside(new Figures(
                                "outcomes",
                                "Decisions by outcome",
                                "Outcome",
                                outcomes(report.outcomes()),
                                report.decided())),
                        Html.element("h3", "By rule"),
                        DemoPage.beside(new Figures(
                                "rules",
                                "Decisions by the rule that determined them",
                                "Rule",
                                Figures.largestFirst(report.rules()),
                                report.decided())));
        return report.rejected().isEmpty() ? section : section.containing(rejected(report.rejected()));
    }

    private static List<Html> rejected(Map<String, Long> rejected) {
        List<Figures.Bar> bars = Figures.largestFirst(rejected).stream()
                .map(bar -> new Figures.Bar(Plain.code("reason", bar.label()), bar.n(), bar.tone(), ""))
                .toList();
        return List.of(
                Html.element("h3", "Not decided"),
                DemoPage.beside(
                        new Figures("unread", "Requests that could not be read", "Why", bars, Figures.sum(rejected))));
    }

    /** All outcomes in the order of their kind, also those that did not occur, then any we do not know. */
    private static List<Figures.Bar> outcomes(Map<String, Long> counts) {
        List<Figures.Bar> bars = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            bars.add(new Figures.Bar(
                    Plain.code("outcome", outcome.code()),
                    counts.getOrDefault(outcome.code(), 0L),
                    tone(outcome),
                    Plain.meaning("outcome", outcome.code())));
        }
        Figures.largestFirst(counts).stream()
                .filter(bar -> Outcome.ofCode(bar.label()).isEmpty())
                .forEach(bars::add);
        return bars;
    }

    private static Figures.Tone tone(Outcome outcome) {
        if (outcome.isNo()) {
            return Figures.Tone.NO;
        }
        return outcome.isYes() ? Figures.Tone.YES : Figures.Tone.ASK;
    }
}
