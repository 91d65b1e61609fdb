package org.patrondesk.examples.page;

import java.util.List;
import org.patrondesk.outreach.CallListReport;

/** Whom to call, by branch, and whom the policy left out. */
final class CallsSection {
    private CallsSection() {}

    static Html of(DemoPage.Step<CallListReport> step) {
        CallListReport report = step.report();
        Html.Element section = DemoPage.section("The call list", step)
                .containing(
                        Html.element(
                                "p",
                                "Of " + Plain.count(report.candidates(), "member", "members") + " looked at, "
                                        + Plain.number(report.selected()) + " are on the list."),
                        DemoPage.beside(new Figures(
                                "calls",
                                "Members to call, by branch",
                                "Branch",
                                Figures.largestFirst(report.byBranch()),
                                report.selected())));
        return report.refused().isEmpty() ? section : section.containing(refused(report));
    }

    private static List<Html> refused(CallListReport report) {
        return List.of(
                Html.element("h3", "Left out by a rule"),
                Html.element("p", "Shares are of all members looked at."),
                DemoPage.beside(new Figures(
                        "left-out",
                        "Members left out, by rule",
                        "Rule",
                        Figures.largestFirst(report.refused()),
                        report.candidates())));
    }
}
