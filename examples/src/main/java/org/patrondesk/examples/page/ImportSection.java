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
        return section.containing(reasons(
                        "Remarks",
                        "A row can have more than one remark; shares are of all rows read.",
                        new Figures(
                                "repaired",
                                "Rows kept with a remark",
                                "Remark",
                                bars(report.repaired()),
                                report.read())))
                .containing(reasons(
                        "Left out",
                        "Nothing of these rows was kept; shares are of all rows read.",
                        new Figures(
                                "rejected",
                                "Rows left out, by reason",
                                "Reason",
                                bars(report.rejected()),
                                report.read())));
    }

    private static Figures.Bar bar(String label, long n) {
        return new Figures.Bar(label, n, Figures.Tone.PLAIN, "");
    }

    private static List<Figures.Bar> bars(Map<String, Long> counts) {
        return Figures.largestFirst(counts).stream()
                .map(bar -> new Figures.Bar(
                        Plain.code("reason", bar.label()), bar.n(), bar.tone(), Plain.meaning("reason", bar.label())))
                .toList();
    }

    private static List<Html> reasons(String heading, String explanation, Figures figures) {
        return figures.bars().isEmpty()
                ? List.of()
                : List.of(Html.element("h3", heading), Html.element("p", explanation), DemoPage.beside(figures));
    }
}
