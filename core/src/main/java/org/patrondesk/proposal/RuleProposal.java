package org.patrondesk.proposal;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.patrondesk.policy.PolicyRef;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.replay.Relaxation;
import org.patrondesk.replay.Replay;

/**
 * How the nos of one rule could become a yes.
 *
 * @param basis the decisions; untold are those of which the kept facts leave open what the policy answers, or by which rule
 * @param rules all rules that say no in them, as {@link Relaxation#rules} orders them
 * @param remedy for the rule that was asked about; empty when it says no in none of the decisions
 */
public record RuleProposal(PolicyRef policy, Basis basis, List<Relaxation.RuleCount> rules, Optional<Remedy> remedy) {
    /** The most edits that are told, most nos turned first. */
    public static final int EDITS = 5;

    public RuleProposal {
        rules = List.copyOf(rules);
    }

    /**
     * Which proposal is wanted.
     *
     * @param rule whose nos; empty for the loudest that has pivotal nos, or the loudest where none has
     * @param attributes those that an exception may name; empty for up to three that tell the nos apart best
     */
    public record Wish(Optional<String> rule, List<String> attributes) {
        public static final Wish ANY = new Wish(Optional.empty(), List.of());

        public Wish {
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * The ways to a yes for one rule's nos.
     *
     * @param edits single edits of the rule, most nos turned first, among these the least collateral; at most {@value #EDITS}
     */
    public record Remedy(Relaxation.RuleCount rule, List<ByEdit> edits, Exemption exception) {
        public Remedy {
            edits = List.copyOf(edits);
        }
    }

    /**
     * One edit of the rule.
     *
     * @param opened as {@link Relaxation#opened} tells it
     */
    public record ByEdit(Relaxation.Effect effect, Optional<BigInteger> opened, Candidate candidate) {}

    /**
     * One exception that goes before all rules and keeps the answer of every decision but the rule's nos. Those of them of
     * which the kept facts leave open whether it holds may turn as well, or become a question.
     *
     * @param attributes those that it may name
     * @param candidate empty when there is nothing to write, as {@code hindrance} says
     * @param questions decisions that ask for a fact now, and would be a yes without it
     * @param hindrance why no candidate can be written; empty when one is
     */
    public record Exemption(
            List<String> attributes,
            ExceptionBox box,
            Optional<Candidate> candidate,
            long questions,
            String hindrance) {
        public Exemption {
            attributes = List.copyOf(attributes);
        }

        Exemption answering(long answered) {
            return new Exemption(attributes, box, candidate, answered, hindrance);
        }
    }

    /**
     * The policy after a change, as a new version that nobody has put in force.
     *
     * @param set with those examples that the change leaves true
     * @param examplesLeftOut how many examples it makes untrue
     * @param replay of the decisions under it, against the answers recorded
     */
    public record Candidate(PolicySet set, int examplesLeftOut, Replay.Report replay) {}
}
