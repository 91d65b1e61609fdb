package org.patrondesk.examples.page;

import org.patrondesk.decision.Review;

/** Says a review's proposals in sentences for people who do not read policy files. */
final class Proposals {
    private Proposals() {}

    static String sentence(Review.Proposal proposal) {
        return switch (proposal.edit()) {
            case "drop-rule" -> dropping(proposal);
            case "write-rule" ->
                Plain.count(proposal.nos(), "no", "nos")
                        + " followed no written rule. Write the rule down, so that every branch gives the same answer,"
                        + " or agree to say yes.";
            case "review-rule" ->
                "Rule " + proposal.rule() + " stands behind "
                        + Plain.count(proposal.nos(), "no", "nos")
                        + ". What dropping it would change cannot be told from what was kept, or nothing would: read its"
                        + " nos together.";
            default ->
                "Rule " + proposal.rule() + ", " + Plain.count(proposal.nos(), "no", "nos") + ": "
                        + Plain.code("edit", proposal.edit()) + ".";
        };
    }

    private static String dropping(Review.Proposal proposal) {
        long toYes = proposal.noToYes().orElse(0L);
        long other = proposal.otherChange().orElse(0L);
        String nos = "of these " + Plain.count(proposal.nos(), "no", "nos") + " into a yes";
        return "Dropping rule " + proposal.rule() + " would have turned "
                + (toYes == 0 ? "none " : Plain.number(toYes) + " ") + nos
                + " and changed "
                + (other == 0 ? "no other answer." : Plain.count(other, "other answer.", "other answers."));
    }
}
