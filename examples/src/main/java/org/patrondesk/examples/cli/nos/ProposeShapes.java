package org.patrondesk.examples.cli.nos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.patrondesk.examples.cli.store.BasisShapes;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.proposal.Basis;
import org.patrondesk.proposal.ExceptionBox;
import org.patrondesk.proposal.RuleProposal;
import org.patrondesk.replay.Replay;

/** A proposal for one rule's nos, for programs and for people. */
final class ProposeShapes {
    private static final int LISTED = 8;

    private ProposeShapes() {}

    static JsonObject json(RuleProposal proposal, RuleProposal.Remedy remedy) {
        return new JsonObject()
                .with("policy", RelaxShapes.policy(proposal.policy()))
                .with("basis", BasisShapes.json(proposal.basis()))
                .with("rule", remedy.rule().rule())
                .with("determining", remedy.rule().determining())
                .with("pivotal", remedy.rule().pivotal())
                .with("edits", remedy.edits().stream().map(ProposeShapes::edit).toList())
                .with("exception", exception(remedy.exception()));
    }

    private static JsonObject edit(RuleProposal.ByEdit edit) {
        JsonObject json = RelaxShapes.effect(edit.effect());
        edit.opened().ifPresent(opened -> json.with("opened", opened));
        return candidate(json, edit.candidate());
    }

    private static JsonObject candidate(JsonObject json, RuleProposal.Candidate candidate) {
        Replay.Report replay = candidate.replay();
        return json.with(
                        "replay",
                        new JsonObject()
                                .with("noToYes", replay.noToYes())
                                .with("yesToNo", replay.yesToNo())
                                .with("otherChange", replay.otherChange())
                                .with("notReplayable", replay.unanswered()))
                .with("examplesLeftOut", candidate.examplesLeftOut());
    }

    private static JsonObject exception(RuleProposal.Exemption exception) {
        ExceptionBox box = exception.box();
        JsonObject json = new JsonObject()
                .with("attributes", exception.attributes())
                .with("when", box.when())
                .with("chosen", box.chosen())
                .with("found", box.found())
                .with("upperBound", box.upperBound())
                .with("best", box.isBest())
                .with("leftOut", box.leftOut())
                .with("questions", exception.questions());
        exception.candidate().ifPresent(candidate -> candidate(json, candidate));
        return exception.hindrance().isEmpty() ? json : json.with("hindrance", exception.hindrance());
    }

    static List<String> words(RuleProposal proposal, RuleProposal.Remedy remedy) {
        List<String> lines = new ArrayList<>();
        lines.add(proposal.policy().id() + " " + proposal.policy().version() + ": "
                + BasisShapes.words(proposal.basis()));
        lines.add("Rule " + remedy.rule().rule() + ": "
                + Counted.of(remedy.rule().determining(), "no") + ", "
                + Counted.number(remedy.rule().pivotal()) + " a yes without it.");
        int number = 0;
        for (RuleProposal.ByEdit edit : remedy.edits()) {
            number++;
            lines.add("  " + number + ". " + RelaxShapes.words(edit.effect())
                    + replayed(edit.candidate(), proposal.basis()));
        }
        if (remedy.edits().isEmpty()) {
            lines.add("  No single edit of it turns a no.");
        }
        lines.add("  " + told(remedy.exception(), proposal.basis()));
        return lines;
    }

    private static String replayed(RuleProposal.Candidate candidate, Basis basis) {
        Replay.Report replay = candidate.replay();
        long unanswered = replay.unanswered() - basis.withoutFacts();
        return "; replayed: " + Counted.number(replay.noToYes()) + " to yes, " + Counted.number(replay.yesToNo())
                + " to no, " + Counted.number(replay.otherChange()) + " otherwise"
                + (unanswered == 0 ? "" : ", " + Counted.number(unanswered) + " for lack of a fact not replayable")
                + (candidate.examplesLeftOut() == 0
                        ? ""
                        : "; makes " + Counted.of(candidate.examplesLeftOut(), "example") + " untrue");
    }

    private static String told(RuleProposal.Exemption exception, Basis basis) {
        ExceptionBox box = exception.box();
        String over = exception.attributes().isEmpty() ? "" : " over " + String.join(", ", exception.attributes());
        String open =
                box.leftOut() == 0 ? "" : "; " + Counted.of(box.leftOut(), "no") + " left aside, for lack of a fact";
        String questions = exception.questions() == 0
                ? ""
                : "; " + Counted.of(exception.questions(), "question") + " no longer asked, a yes whatever the fact is";
        if (exception.candidate().isEmpty()) {
            return "Exception" + over + ": none. " + exception.hindrance() + " Others can be named with --attribute.";
        }
        String best = box.isBest()
                ? "no other" + over + " is better"
                : "another" + over + " could turn " + Counted.number(box.upperBound()) + " at most";
        return "Exception where " + when(box.when()) + ": " + Counted.number(box.found()) + " of "
                + Counted.of(box.chosen(), "no") + " to yes, every other answer kept; " + best + open + questions
                + replayed(exception.candidate().get(), basis);
    }

    private static String when(Map<String, List<Object>> when) {
        return when.isEmpty()
                ? "anything is asked"
                : when.entrySet().stream()
                        .map(side -> side.getKey() + " is "
                                + side.getValue().stream()
                                        .limit(LISTED)
                                        .map(Object::toString)
                                        .collect(Collectors.joining(", "))
                                + (side.getValue().size() > LISTED
                                        ? " or "
                                                + Counted.number(side.getValue().size() - LISTED) + " more"
                                        : ""))
                        .collect(Collectors.joining(" and "));
    }
}
