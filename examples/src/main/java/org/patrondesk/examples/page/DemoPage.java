package org.patrondesk.examples.page;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.patrondesk.logbook.Review;
import org.patrondesk.outreach.CallListReport;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.replay.Replay;
import org.patrondesk.trial.RunReport;

/**
 * The results of a walk through the desk as one HTML page: counts with charts, each with its table beside it.
 *
 * <p>The page names nobody: it holds counts, codes of rules and names of branches. Safe for use by many threads.
 */
public final class DemoPage {
    private DemoPage() {}

    /**
     * One step of the walk.
     *
     * @param command what was typed, or would be typed, to do it
     * @param description one line for somebody who sees it for the first time
     * @param report what came out
     */
    public record Step<R>(String command, String description, R report) {}

    /**
     * What the page shows.
     *
     * @param title the page's heading
     * @param zone the zone in which the review's period is said
     * @param candidate what the replayed candidate policy changes, in a few words
     */
    public record Content(
            String title,
            ZoneId zone,
            Step<MemberImport.Report> imported,
            Step<RunReport> decided,
            Step<Review> reviewed,
            Step<Replay.Report> replayed,
            String candidate,
            Step<CallListReport> called) {}

    /** The whole document, to be written as UTF-8; it needs no other file and no network. */
    public static String render(Content content) {
        List<Html> parts = new ArrayList<>();
        parts.add(header(content));
        parts.add(ImportSection.of(content.imported()));
        parts.add(DecisionsSection.of(content.decided()));
        parts.add(NosSection.of(content.reviewed(), new Days(content.zone())));
        parts.add(ReplaySection.of(content.replayed(), content.candidate()));
        parts.add(CallsSection.of(content.called()));
        parts.add(Html.element(
                "footer",
                Html.element(
                        "p",
                        "Every figure on this page is a count; no patron is named. The page is complete in itself:"
                                + " it loads nothing and runs nothing.")));
        return Sheet.of(content.title(), parts);
    }

    private static Html header(Content content) {
        return Html.element(
                "header",
                Html.element("p", "PatronDesk").styled("over"),
                Html.element("h1", Html.data(content.title())),
                Html.element(
                                "p",
                                "Every answer a library gives follows a rule. This page shows which answers were given,"
                                        + " which rules said no, and what one changed rule would do.")
                        .styled("lead"),
                Totals.of(
                        new Totals.Total(content.imported().report().read(), "rows read"),
                        new Totals.Total(content.decided().report().decided(), "requests decided"),
                        new Totals.Total(content.reviewed().report().nos(), "nos in the review"),
                        new Totals.Total(content.replayed().report().noToYes(), "nos that would become a yes"),
                        new Totals.Total(content.called().report().selected(), "members to call")));
    }

    /** The start of a section: its heading, and the step that made its figures. */
    static Html.Element section(String heading, Step<?> step) {
        return Html.element(
                "section",
                Html.element("h2", heading),
                Html.element("p", Html.data(step.description()), Html.element("code", Html.data(step.command())))
                        .styled("step"));
    }

    /** Figures under a heading of their own: the chart, and the table beside it. */
    static Html.Element beside(Figures figures) {
        return Html.element("div", BarChart.of(figures), FiguresTable.of(figures))
                .styled("beside");
    }
}
