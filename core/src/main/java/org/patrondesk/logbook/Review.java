package org.patrondesk.logbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.library.Period;
import org.patrondesk.person.PersonalData;

/**
 * What the nos of a period say.
 *
 * @param nos answers that were a no, a no with an alternative or a referral
 * @param asks answers that needed a fact nobody knew
 * @param byRule nos by rule, loudest first
 * @param unwritten nos that no policy asked for
 * @param inconsistent situations that got different answers
 * @param proposals which rule to look at, and what dropping it would have changed
 */
public record Review(
        Period period,
        long nos,
        long asks,
        List<RuleCount> byRule,
        Map<String, Long> byBranch,
        long unwritten,
        List<Inconsistency> inconsistent,
        List<Proposal> proposals) {

    /** How many nos one rule determined. */
    public record RuleCount(String rule, long n) {}

    /** One situation and the different answers it got; by the facts, or by rule and question where none were kept. */
    public record Inconsistency(
            String rule,

            @PersonalData(purpose = "weekly review of nos", retention = "P90D")
            String situation,

            List<AnswerCount> answers) {
        /** Shows the rule alone: a situation may be told in the words of staff. */
        @Override
        public String toString() {
            return "Inconsistency[" + rule + "]";
        }
    }

    /** One of the answers, and where it was given. */
    public record AnswerCount(String outcome, long n, List<String> branches) {}

    /**
     * A rule worth a look.
     *
     * @param edit {@code drop-rule} with its replay, {@code write-rule} for unwritten nos, or {@code review-rule} where
     *     no facts were kept to replay, or dropping the rule alone would change nothing
     * @param noToYes how many of the period's nos would have been a yes
     * @param otherChange how many decisions of the period would have changed in another way
     */
    public record Proposal(String rule, String edit, long nos, Optional<Long> noToYes, Optional<Long> otherChange) {}
}
