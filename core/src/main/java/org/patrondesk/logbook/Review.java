package org.patrondesk.logbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.library.Period;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;
import org.patrondesk.replay.Edit;

/**
 * What the nos of a period say.
 *
 * @param nos answers that were a no, a no with an alternative or a referral
 * @param asks answers that needed a fact nobody knew
 * @param byRule nos by rule, loudest first
 * @param unwritten nos that no policy asked for
 * @param inconsistent situations that got different answers
 * @param secondLooks exceptions and appeals of the period, whenever the no was said; none for a run
 * @param proposals which rule to look at, and what changing it would have changed
 */
@Impersonal("byBranch")
public record Review(
        Period period,
        long nos,
        long asks,
        List<RuleCount> byRule,
        Map<String, Long> byBranch,
        long unwritten,
        List<Inconsistency> inconsistent,
        SecondLooks secondLooks,
        List<Proposal> proposals) {

    /**
     * What became of nos: many exceptions under one rule say that the rule is wrong.
     *
     * @param exceptions by the rule that had asked for the no
     * @param appeals how many were lodged
     * @param overturned how many were answered with a yes
     */
    @Impersonal("exceptions")
    public record SecondLooks(Map<String, Long> exceptions, long appeals, long overturned) {
        public static final SecondLooks NONE = new SecondLooks(Map.of(), 0, 0);
    }

    /**
     * How many nos one rule determined.
     *
     * @param pivotal those of them that were a yes if this rule alone were gone, as far as facts were kept to tell
     */
    @Impersonal("rule")
    public record RuleCount(String rule, long n, long pivotal) {}

    /** One situation and the different answers it got; by the facts, or by rule and question where none were kept. */
    @Impersonal("rule")
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

    /**
     * One of the answers, where it was given, and when.
     *
     * @param shifts {@code morning} before 12, {@code afternoon} before 17, {@code evening}, in the tenant's zone
     */
    @Impersonal({"outcome", "branches", "shifts"})
    public record AnswerCount(String outcome, long n, List<String> branches, List<String> shifts) {}

    /**
     * A rule worth a look; a rule may have two proposals, to drop it and to edit a part of it.
     *
     * @param edit {@code drop-rule} with its replay, the {@link Edit.Kind#code} of a narrower edit of the policy in force
     *     (of a run, its own policy), {@code write-rule} for unwritten nos, or {@code review-rule} where no facts were kept
     *     to replay, or neither dropping nor editing the rule alone would change anything
     * @param noToYes how many of the period's nos would have been a yes
     * @param otherChange how many decisions of the period would have changed in another way
     * @param change the narrower edit
     */
    @Impersonal({"rule", "edit"})
    public record Proposal(
            String rule,
            String edit,
            long nos,
            Optional<Long> noToYes,
            Optional<Long> otherChange,
            Optional<Edit> change) {
        /** A proposal without a replay. */
        public Proposal(String rule, String edit, long nos) {
            this(rule, edit, nos, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
