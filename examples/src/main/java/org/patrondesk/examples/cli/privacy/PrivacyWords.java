package org.patrondesk.examples.cli.privacy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patrondesk.privacy.RetentionReport;

/** Retention in words. */
final class PrivacyWords {
    /** That there is nothing about a patron; the same whatever else is in the store. */
    static final String NOTHING =
            "Nothing is kept about this patron; check the ILS and the number of the card, unless it was removed"
                    + " before.";

    /** What is to be done when somebody looked, and when a run has left something behind. */
    static final String RUN_IT = "; run 'privacy retention', and see why the hourly job does not.";

    static final String LEFT_BEHIND =
            "; what is left are messages that workers have, so see why they do not let them go.";

    private PrivacyWords() {}

    static List<String> removed(Standing standing) {
        List<String> lines = lines(standing.report(), true);
        lines.add("Removed from " + standing.report().removed() + " records. " + stands(standing));
        if (standing.isAlarm()) {
            lines.add(standing.alarm() + LEFT_BEHIND);
        }
        return lines;
    }

    static List<String> looked(Standing standing, int holds) {
        List<String> lines = lines(standing.report(), false);
        lines.add(stands(standing) + " Legal holds: " + holds + ".");
        if (standing.isAlarm()) {
            lines.add(standing.alarm() + RUN_IT);
        }
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

    private static String stands(Standing standing) {
        String overdue = standing.report()
                .late()
                .map(late -> "Overdue: " + standing.report().overdue() + ", the oldest for " + time(late)
                        + (standing.late().count() > 0 ? "." : "; the hourly job or 'privacy retention' removes them."))
                .orElse("Nothing is overdue.");
        return overdue + " Erasures not finished: " + standing.erasures().count()
                + standing.erasures()
                        .oldest()
                        .map(oldest -> ", the oldest for " + time(oldest))
                        .orElse("")
                + ".";
    }

    private static String time(Duration late) {
        if (late.toDays() > 0) {
            return counted(late.toDays(), "day");
        }
        return late.toHours() > 0 ? counted(late.toHours(), "hour") : counted(late.toMinutes(), "minute");
    }

    static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
