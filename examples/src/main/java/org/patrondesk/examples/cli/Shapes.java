package org.patrondesk.examples.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Period;
import org.patrondesk.logbook.Review;
import org.patrondesk.outreach.CallListReport;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.replay.Replay;
import org.patrondesk.trial.RunReport;
import org.patrondesk.vocabulary.Facts;

/** The documented JSON of every report: these keys, in this order. */
final class Shapes {
    private Shapes() {}

    static JsonObject imported(MemberImport.Report report, String file, String encoding) {
        return new JsonObject()
                .with("read", report.read())
                .with("imported", report.imported())
                .with("unchanged", report.unchanged())
                .with("rejected", report.rejected())
                .with("repaired", report.repaired())
                .with("report", file)
                .with("encoding", encoding);
    }

    static JsonObject decided(RunReport report) {
        JsonObject object = new JsonObject()
                .with("run", report.run())
                .with(
                        "policy",
                        new JsonObject()
                                .with("id", report.policy().id())
                                .with("version", report.policy().version()))
                .with("decided", report.decided())
                .with("outcomes", report.outcomes())
                .with("rules", report.rules());
        return report.rejected().isEmpty() ? object : object.with("rejected", report.rejected());
    }

    static JsonObject reviewed(Review review, ZoneId zone) {
        return new JsonObject()
                .with("period", period(review.period(), zone))
                .with("nos", review.nos())
                .with("asks", review.asks())
                .with(
                        "byRule",
                        review.byRule().stream()
                                .map(count -> new JsonObject()
                                        .with("rule", count.rule())
                                        .with("n", count.n())
                                        .with("pivotal", count.pivotal()))
                                .toList())
                .with("byBranch", review.byBranch())
                .with("unwritten", review.unwritten())
                .with(
                        "inconsistent",
                        review.inconsistent().stream()
                                .map(Shapes::inconsistency)
                                .toList())
                .with(
                        "proposals",
                        review.proposals().stream().map(Shapes::proposal).toList())
                .with("exceptions", review.secondLooks().exceptions())
                .with("appeals", review.secondLooks().appeals())
                .with("overturned", review.secondLooks().overturned());
    }

    private static JsonObject period(Period period, ZoneId zone) {
        return new JsonObject().with("from", day(period.from(), zone)).with("to", day(period.to(), zone));
    }

    private static String day(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate().toString();
    }

    private static JsonObject inconsistency(Review.Inconsistency found) {
        List<JsonObject> answers = found.answers().stream()
                .map(answer -> new JsonObject()
                        .with("outcome", answer.outcome())
                        .with("n", answer.n())
                        .with("branches", answer.branches())
                        .with("shifts", answer.shifts()))
                .toList();
        return new JsonObject()
                .with("rule", found.rule())
                .with("situation", found.situation())
                .with("answers", answers);
    }

    private static JsonObject proposal(Review.Proposal proposal) {
        JsonObject object = new JsonObject()
                .with("rule", proposal.rule())
                .with("edit", proposal.edit())
                .with("nos", proposal.nos());
        proposal.noToYes().ifPresent(n -> object.with("noToYes", n));
        proposal.otherChange().ifPresent(n -> object.with("otherChange", n));
        proposal.change()
                .ifPresent(edit -> object.with("attribute", edit.attribute()).with("value", edit.value()));
        return object;
    }

    static JsonObject replayed(Replay.Report report) {
        return new JsonObject()
                .with("decisions", report.decisions())
                .with("same", report.same())
                .with("noToYes", report.noToYes())
                .with("yesToNo", report.yesToNo())
                .with("otherChange", report.otherChange())
                .with("notReplayable", report.notReplayable())
                .with("byRule", report.byRule().stream().map(Shapes::effect).toList())
                .with(
                        "splitBands",
                        report.splitBands().stream().map(Shapes::split).toList());
    }

    private static JsonObject effect(Replay.RuleEffect effect) {
        return new JsonObject()
                .with("rule", effect.rule())
                .with("noToYes", effect.noToYes())
                .with("yesToNo", effect.yesToNo())
                .with("otherChange", effect.otherChange())
                .with("samples", effect.samples().stream().map(Shapes::sample).toList());
    }

    private static JsonObject sample(Replay.Sample sample) {
        return new JsonObject()
                .with("facts", facts(sample.facts()))
                .with("before", sample.before().code())
                .with("after", sample.after().code())
                .with("rule", sample.rule());
    }

    private static JsonObject facts(Facts facts) {
        StoredObject kept = StoredObject.parse(facts.canonical());
        JsonObject object = new JsonObject();
        kept.keys()
                .forEach(attribute ->
                        object.with(attribute, kept.value(attribute).orElse(null)));
        return object;
    }

    private static JsonObject split(Replay.Split split) {
        return new JsonObject()
                .with("attribute", split.attribute())
                .with("band", split.band())
                .with("decisions", split.decisions());
    }

    static JsonObject called(CallListReport report, String out) {
        return new JsonObject()
                .with("candidates", report.candidates())
                .with("selected", report.selected())
                .with("byBranch", report.byBranch())
                .with("refused", report.refused())
                .with("out", out);
    }
}
