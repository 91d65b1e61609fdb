package org.patrondesk.logbook;

import java.util.List;
import org.patrondesk.decision.Shadowed;
import org.patrondesk.library.Period;
import org.patrondesk.person.Impersonal;
import org.patrondesk.policy.Outcome;

/**
 * Where a host's own answers of a period and the policy's part ways.
 *
 * @param shadowed answers observed; {@code same} and {@code differing} add up to it
 * @param differing answers that differ, as {@link Shadowed#differs} tells
 * @param differences the kinds of difference, most frequent first, at most {@value #LISTED}
 */
public record ShadowReview(Period period, long shadowed, long same, long differing, List<Difference> differences) {
    /** The most kinds of difference that are listed; the others are only counted. */
    public static final int LISTED = 100;

    /** The most branches that one difference names. */
    public static final int BRANCHES = 20;

    /** The most examples that one difference gives. */
    public static final int EXAMPLES = 3;

    public ShadowReview {
        differences = List.copyOf(differences);
    }

    /**
     * One kind of difference.
     *
     * @param theirs what the host answered
     * @param ours what the policy would have answered
     * @param rule the rule by which the policy would have answered
     * @param n how often
     * @param branches where it was met, in alphabetical order: the first {@value ShadowReview#BRANCHES} met
     * @param examples the facts of the first {@value ShadowReview#EXAMPLES} different cases, as canonical JSON
     */
    @Impersonal({"rule", "branches", "examples"})
    public record Difference(
            Outcome theirs, Outcome ours, String rule, long n, List<String> branches, List<String> examples) {
        public Difference {
            branches = List.copyOf(branches);
            examples = List.copyOf(examples);
        }
    }
}
