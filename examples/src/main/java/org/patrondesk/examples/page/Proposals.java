package org.patrondesk.examples.page;

import java.util.List;
import org.patrondesk.logbook.Review;
import org.patrondesk.replay.Edit;

/** Says a review's proposals in sentences for people who do not read policy files. */
final class Proposals {
    private Proposals() {}

    /** One list item for each, in their order. */
    static List<Html.Element> items(List<Review.Proposal> proposals) {
        return proposals.stream()
                .map(proposal -> Html.element("li").containing(sentence(proposal)))
                .toList();
    }

    private static List<Html> sentence(Review.Proposal proposal) {
        String nos = Plain.count(proposal.nos(), "no", "nos");
        Html rule = Html.data(proposal.rule());
        if (proposal.change().isPresent()) {
            return edited(proposal, proposal.change().get());
        }
        return switch (proposal.edit()) {
            case "drop-rule" -> List.of(Html.words("Dropping rule "), rule, Html.words(dropped(proposal)));
            case "write-rule" ->
                List.of(Html.words(nos + " followed no written rule. Write the rule down, so that every"
                        + " branch gives the same answer, or agree to say yes."));
            case "review-rule" ->
                List.of(
                        Html.words("Rule "),
                        rule,
                        Html.words(
                                " stands behind " + nos + ". What dropping it would change cannot be told from what was"
                                        + " kept, or nothing would: read its nos together."));
            default ->
                List.of(
                        Html.words("Rule "),
                        rule,
                        Html.words(", " + nos + ": "),
                        Html.data(Plain.code("edit", proposal.edit())),
                        Html.words("."));
        };
    }

    private static List<Html> edited(Review.Proposal proposal, Edit edit) {
        boolean adds = edit.kind() == Edit.Kind.ADD_VALUE || edit.kind() == Edit.Kind.MOVE_BOUND_OUT;
        return List.of(
                Html.words(adds ? "Adding " : "Taking "),
                Html.data(edit.value()),
                Html.words(adds ? " to " : " out of "),
                Html.data(edit.attribute()),
                Html.words(" in rule "),
                Html.data(proposal.rule()),
                Html.words(dropped(proposal)));
    }

    private static String dropped(Review.Proposal proposal) {
        long toYes = proposal.noToYes().orElse(0L);
        long other = proposal.otherChange().orElse(0L);
        String nos = proposal.nos() == 1 ? "its one no" : "these " + Plain.number(proposal.nos()) + " nos";
        return " would have turned " + (toYes == 0 ? "none" : Plain.number(toYes)) + " of " + nos
                + " into a yes and changed "
                + (other == 0 ? "no other answer." : Plain.count(other, "other answer.", "other answers."));
    }
}
