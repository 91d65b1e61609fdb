package org.patrondesk.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * Answers recorded decisions again under a candidate policy, by the same code that answers live ones.
 *
 * <p>Decisions are added one at a time, so that a log is read once and never held; equal ones are answered once. What is
 * compared is the outcome: obligations and alternatives are not recorded, and the same outcome by another rule is the
 * same answer. One thread.
 */
public final class Replay {
    /** Stands for the missing fact where none was kept at all: a no that staff wrote down in words. */
    public static final String NO_FACTS = "(no facts kept)";

    /** How many distinct cases are remembered, so that memory stays bounded however long the log is. */
    private static final int REMEMBERED = 20_000;

    private final Vocabulary asked;
    private final Again again;
    private final Tally tally = new Tally();
    private final Map<Case, Change> known = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Case, Change> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Replay(Policy candidate) {
        this.asked = candidate.set().vocabulary();
        this.again = new Again(candidate);
    }

    /** What does not differ between two decisions does not differ in replay. */
    private record Case(Facts facts, Outcome outcome, Vocabulary vocabulary, boolean computed) {}

    /**
     * One decision that would change.
     *
     * @param facts as they were kept, with the day where the candidate asks for it
     * @param rule the candidate's, that answers now
     */
    public record Sample(Facts facts, Outcome before, Outcome after, String rule) {}

    /**
     * What became of the decisions that one rule had determined.
     *
     * @param samples up to three different cases, from the first hundred that changed
     */
    public record RuleEffect(String rule, long noToYes, long yesToNo, long otherChange, List<Sample> samples) {
        public RuleEffect {
            samples = List.copyOf(samples);
        }

        long total() {
            return noToYes + yesToNo + otherChange;
        }
    }

    /** How many decisions had a fact kept as this band, which the candidate splits. */
    public record Split(String attribute, String band, long decisions) {}

    /**
     * The sums; every decision is in exactly one of them.
     *
     * @param notReplayable by the fact that was not kept
     * @param splitBands by the band that the candidate splits; most decisions first
     * @param byRule what changed, by the rule recorded then; most changes first
     */
    public record Report(
            long decisions,
            long same,
            long noToYes,
            long yesToNo,
            long otherChange,
            Map<String, Long> notReplayable,
            List<Split> splitBands,
            List<RuleEffect> byRule) {
        /** How many decisions could not be answered again, for lack of a fact or for a split band. */
        public long unanswered() {
            return notReplayable.values().stream().mapToLong(Long::longValue).sum()
                    + splitBands.stream().mapToLong(Split::decisions).sum();
        }
    }

    /** Answers one recorded decision again. */
    public Change add(Recorded recorded) {
        Facts facts = Again.facts(recorded, asked);
        Case key = new Case(facts, recorded.outcome(), recorded.vocabulary(), recorded.computed());
        Change change = known.computeIfAbsent(key, none -> again.of(recorded, facts));
        tally.add(change, recorded.rule(), 1);
        if (change instanceof Change.Changed changed
                && tally.wantsSample(recorded.rule(), tally.changed(recorded.rule()))) {
            tally.sample(recorded.rule(), changed, () -> facts);
        }
        return change;
    }

    /** The sums so far. */
    public Report report() {
        return tally.report();
    }
}
