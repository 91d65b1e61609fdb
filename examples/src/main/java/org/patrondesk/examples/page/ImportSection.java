package org.patrondesk.examples.page;

import java.util.List;
import java.util.Map;
import org.patrondesk.patron.MemberImport;

/** What became of the rows of a membership sheet. */
final class ImportSection {
    private ImportSection() {}

    static Html of(DemoPage.Step<MemberImport.Report> step) {
        MemberImport.Report report = step.report();
        long rejected = Figures.sum(report.rejected());
        Html.Element section = DemoPage.section("The members", step)
                .containing(DemoPage.beside(new Figures(
                        "import",
                        "What became of the rows",
                        "Row",
                        List.of(
                                bar("Kept, new", report.imported()),
                                bar("Kept before, unchanged", report.unchanged()),
                                bar("Left out", rejected)),
                        report.read())));
        return section.containing(
                        reasons(new Reasons("repaired", "Rows kept with a remark", report.repaired(), report.read())))
                .containing(reasons(new Reasons("rejected", "Rows left out", report.rejected(), report.read())));
    }

    private static Figures.Bar bar(String label, long n) {
        return new Figures.Bar(label, n, Figures.Tone.PLAIN, "");
    }

    private record Reasons(String id, String caption, Map<String, Long> counts, long read) {}

    private static List<Html> reasons(Reasons reasons) {
        if (reasons.counts().isEmpty()) {
            return List.of();
        }
        List<Figures.Bar> bars = Figures.largestFirst(reasons.counts()).stream()
                .map(bar -> bar(Plain.code("reason", bar.label()), bar.n()))
                .toList();
        Figures figures = new Figures(reasons.id(), reasons.caption(), "Why", bars, reasons.read());
        return List.of(
                Html.element("h3", reasons.caption()),
                Html.element(
                        "p",
                        "One row can have more than one reason, so the reasons may add up to more than the rows;"
                                + " shares are of all rows read."),
                DemoPage.beside(figures));
    }
}
