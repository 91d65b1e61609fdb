package org.patrondesk.examples.cli.privacy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patrondesk.privacy.RetentionReport;

/** Retention in words. */
final class PrivacyWords {
    private PrivacyWords() {}

    static List<String> removed(RetentionReport report) {
        List<String> lines = lines(report, true);
        lines.add("Removed from " + report.removed() + " records. " + overdue(report));
        return lines;
    }

    static List<String> looked(RetentionReport report, int holds) {
        List<String> lines = lines(report, false);
        lines.add(overdue(report) + " Legal holds: " + holds + ".");
        return lines;
    }

    private static List<String> lines(RetentionReport report, boolean removed) {
        List<String> lines = new ArrayList<>();
        for (RetentionReport.Line line : report.lines()) {
            lines.add(String.format(
                            Locale.ROOT,
                            "  %-18s kept for %-5s overdue %d",
                            line.keeping().code(),
                            line.period(),
                            line.overdue().rows())
                    + (removed ? ", removed " + line.removed() : ""));
        }
        return lines;
    }

    private static String overdue(RetentionReport report) {
        return report.late()
                .map(late -> "Overdue: " + report.overdue() + ", the oldest for " + time(late)
                        + (report.isAlarm()
                                ? "; run 'privacy retention', and see why the hourly job does not."
                                : "; the hourly job or 'privacy retention' removes them."))
                .orElse("Nothing is overdue.");
    }

    private static String time(Duration late) {
        return late.toDays() > 0 ? late.toDays() + " days" : late.toHours() + " hours";
    }
}
