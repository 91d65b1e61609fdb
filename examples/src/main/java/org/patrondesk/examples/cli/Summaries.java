package org.patrondesk.examples.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.patrondesk.decision.Review;
import org.patrondesk.decision.RunReport;
import org.patrondesk.outreach.CallListReport;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.replay.Replay;

/** Every report in a few plain lines. */
final class Summaries {
    private Summaries() {}

    static List<String> imported(MemberImport.Report report, String file, String encoding) {
        List<String> lines = new ArrayList<>();
        lines.add(count(report.read(), "row") + " read (" + encoding + "): " + number(report.imported())
                + " imported, " + number(report.unchanged()) + " unchanged, " + number(sum(report.rejected()))
                + " rejected.");
        listed(lines, "Kept, and flagged:", report.repaired());
        listed(lines, "Rejected:", report.rejected());
        lines.add("Line by line: " + file);
        return lines;
    }

    static List<String> decided(RunReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(count(report.decided(), "request") + " decided under "
                + report.policy().id() + " " + report.policy().version() + ", run " + report.run() + ".");
        listed(lines, "Outcomes:", report.outcomes());
        listed(lines, "By rule:", report.rules());
        listed(lines, "Rejected:", report.rejected());
        listed(lines, "Not listed in the policy, read as other:", report.unlisted());
        return lines;
    }

    static List<String> reviewed(Review review) {
        List<String> lines = new ArrayList<>();
        lines.add(count(review.nos(), "no") + ", " + number(review.unwritten()) + " of them by no written rule; "
                + count(review.asks(), "answer") + " waited for a fact nobody knew.");
        review.byRule().forEach(rule -> lines.add("  " + number(rule.n()) + "  " + rule.rule()));
        listed(lines, "By branch:", review.byBranch());
        if (!review.inconsistent().isEmpty()) {
            lines.add(count(review.inconsistent().size(), "situation") + " got different answers.");
        }
        review.proposals().forEach(proposal -> lines.add(proposal(proposal)));
        return lines;
    }

    private static String proposal(Review.Proposal proposal) {
        return switch (proposal.edit()) {
            case "drop-rule" ->
                "Without the rule " + proposal.rule() + ", "
                        + count(proposal.noToYes().orElse(0L), "no") + " would have been a yes and "
                        + count(proposal.otherChange().orElse(0L), "other answer") + " would have changed.";
            case "write-rule" -> "Write a rule: " + count(proposal.nos(), "no") + " followed none.";
            default -> "Look at the rule " + proposal.rule() + ": " + count(proposal.nos(), "no") + ".";
        };
    }

    static List<String> replayed(Replay.Report report) {
        List<String> lines = new ArrayList<>();
        lines.add(count(report.decisions(), "decision") + " answered again: " + number(report.same()) + " the same, "
                + number(report.noToYes()) + " from no to yes, " + number(report.yesToNo()) + " from yes to no, "
                + number(report.otherChange()) + " changed otherwise, " + number(sum(report.notReplayable()))
                + " not replayable.");
        listed(lines, "Not replayable, by the fact that was not kept:", report.notReplayable());
        report.byRule()
                .forEach(effect -> lines.add("  " + effect.rule() + ": " + number(effect.noToYes()) + " to yes, "
                        + number(effect.yesToNo()) + " to no, " + number(effect.otherChange()) + " otherwise"));
        return lines;
    }

    static List<String> called(CallListReport report, String out) {
        List<String> lines = new ArrayList<>();
        lines.add(number(report.selected()) + " of " + count(report.candidates(), "candidate") + " to call.");
        listed(lines, "By branch:", report.byBranch());
        listed(lines, "Left out by rule:", report.refused());
        lines.add("The list: " + out);
        return lines;
    }

    /** The counts, most first. */
    private static void listed(List<String> lines, String heading, Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        lines.add(heading + " "
                + counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(entry -> entry.getKey() + " " + number(entry.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    static String count(long n, String thing) {
        return number(n) + " " + (n == 1 ? thing : thing + "s");
    }
}
