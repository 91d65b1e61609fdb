package org.patrondesk.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.patrondesk.examples.cli.store.EditWords;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.logbook.Review;
import org.patrondesk.outreach.CallListReport;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.replay.Replay;
import org.patrondesk.trial.RunReport;

/** Every report in a few plain lines. */
final class Summaries {
    private Summaries() {}

    static List<String> imported(MemberImport.Report report, String file, String encoding) {
        List<String> lines = new ArrayList<>();
        lines.add(Counted.of(report.read(), "row") + " read (" + encoding + "): " + Counted.number(report.imported())
                + " imported, " + Counted.number(report.unchanged()) + " unchanged, "
                + Counted.number(sum(report.rejected()))
                + " rejected.");
        Counted.list(lines, "Kept, and flagged:", report.repaired());
        Counted.list(lines, "Rejected:", report.rejected());
        lines.add("Line by line: " + file);
        return lines;
    }

    static List<String> decided(RunReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(Counted.of(report.decided(), "request") + " decided under "
                + report.policy().id() + " " + report.policy().version() + ", run " + report.run() + ".");
        Counted.list(lines, "Outcomes:", report.outcomes());
        Counted.list(lines, "By rule:", report.rules());
        Counted.list(lines, "Rejected:", report.rejected());
        Counted.list(lines, Counted.UNLISTED, report.unlisted());
        return lines;
    }

    static List<String> reviewed(Review review) {
        List<String> lines = new ArrayList<>();
        lines.add(Counted.of(review.nos(), "no") + ", " + Counted.number(review.unwritten())
                + " of them by no written rule; " + Counted.of(review.asks(), "answer")
                + " waited for a fact nobody knew.");
        review.byRule()
                .forEach(rule -> lines.add("  " + Counted.number(rule.n()) + "  " + rule.rule()
                        + (rule.pivotal() == 0 ? "" : " (" + Counted.number(rule.pivotal()) + " a yes without it)")));
        Counted.list(lines, "By branch:", review.byBranch());
        if (!review.inconsistent().isEmpty()) {
            lines.add(Counted.of(review.inconsistent().size(), "situation") + " got different answers.");
        }
        Counted.list(lines, "Exceptions made, by rule:", review.secondLooks().exceptions());
        if (review.secondLooks().appeals() > 0) {
            lines.add(Counted.of(review.secondLooks().appeals(), "appeal") + " lodged, "
                    + Counted.number(review.secondLooks().overturned()) + " answered with a yes.");
        }
        review.proposals().forEach(proposal -> lines.add(proposal(proposal)));
        return lines;
    }

    private static String proposal(Review.Proposal proposal) {
        String replayed = Counted.of(proposal.noToYes().orElse(0L), "no") + " would have been a yes and "
                + Counted.of(proposal.otherChange().orElse(0L), "other answer") + " would have changed.";
        if (proposal.change().isPresent()) {
            return EditWords.of(proposal.change().get()) + ": " + replayed;
        }
        return switch (proposal.edit()) {
            case "drop-rule" -> "Without the rule " + proposal.rule() + ", " + replayed;
            case "write-rule" -> "Write a rule: " + Counted.of(proposal.nos(), "no") + " followed none.";
            default -> "Look at the rule " + proposal.rule() + ": " + Counted.of(proposal.nos(), "no") + ".";
        };
    }

    static List<String> replayed(Replay.Report report) {
        List<String> lines = new ArrayList<>();
        lines.add(Counted.of(report.decisions(), "decision") + " answered again: " + Counted.number(report.same())
                + " the same, "
                + Counted.number(report.noToYes()) + " from no to yes, " + Counted.number(report.yesToNo())
                + " from yes to no, "
                + Counted.number(report.otherChange()) + " changed otherwise, "
                + Counted.number(report.unanswered())
                + " not replayable.");
        Counted.list(lines, "Not replayable, by the fact that was not kept:", report.notReplayable());
        report.byRule()
                .forEach(effect -> lines.add("  " + effect.rule() + ": " + Counted.number(effect.noToYes())
                        + " to yes, " + Counted.number(effect.yesToNo()) + " to no, "
                        + Counted.number(effect.otherChange()) + " otherwise"));
        return lines;
    }

    static List<String> called(CallListReport report, String out) {
        List<String> lines = new ArrayList<>();
        lines.add(Counted.number(report.selected()) + " of " + Counted.of(report.candidates(), "candidate")
                + " to call.");
        Counted.list(lines, "By branch:", report.byBranch());
        Counted.list(lines, "Left out by rule:", report.refused());
        lines.add("The list: " + out);
        return lines;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
