package org.patrondesk.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * Answers recorded decisions again under a candidate policy, by the same code that answers live ones.
 *
 * <p>Decisions are added one at a time; equal ones are answered once. One thread.
 */
public final class Replay {
    /** Stands for the missing fact where none was kept at all: a no that staff wrote down in words. */
    public static final String NO_FACTS = "(no facts kept)";

    /** How many distinct cases are remembered, so that memory stays bounded however long the log is. */
    private static final int REMEMBERED = 20_000;

    private final Policy candidate;
    private final Map<Case, Change> known = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Case, Change> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Map<String, RuleEffect> byRule = new TreeMap<>();
    private final Map<String, Long> notReplayable = new TreeMap<>();
    private long decisions;
    private long same;
    private long noToYes;
    private long yesToNo;
    private long otherChange;

    public Replay(Policy candidate) {
        this.candidate = candidate;
    }

    /** What does not differ between two decisions does not differ in replay. */
    private record Case(Facts facts, Outcome outcome, Vocabulary vocabulary, boolean computed) {}

    /** What became of the decisions that one rule had determined. */
    public record RuleEffect(String rule, long noToYes, long yesToNo, long otherChange) {
        long total() {
            return noToYes + yesToNo + otherChange;
        }
    }

    /**
     * The sums.
     *
     * @param notReplayable by the fact that was not kept
     * @param byRule what changed, by the rule recorded then; most changes first
     */
    public record Report(
            long decisions,
            long same,
            long noToYes,
            long yesToNo,
            long otherChange,
            Map<String, Long> notReplayable,
            List<RuleEffect> byRule) {}

    /** Answers one recorded decision again. */
    public Change add(Recorded recorded) {
        Case key = new Case(facts(recorded), recorded.outcome(), recorded.vocabulary(), recorded.computed());
        Change change = known.computeIfAbsent(key, this::again);
        decisions++;
        if (change instanceof Change.NotReplayable missing) {
            notReplayable.merge(missing.fact(), 1L, Long::sum);
        } else if (change instanceof Change.Changed changed) {
            count(recorded.rule(), changed);
        } else {
            same++;
        }
        return change;
    }

    private Facts facts(Recorded recorded) {
        return candidate.set().vocabulary().on(recorded.day(), recorded.facts());
    }

    private Change again(Case recorded) {
        if (!recorded.computed()) {
            return new Change.NotReplayable(NO_FACTS);
        }
        Verdict verdict = candidate.decide(recorded.facts(), recorded.vocabulary());
        if (!verdict.missing().isEmpty()) {
            return asked(recorded, verdict);
        }
        return verdict.outcome() == recorded.outcome()
                ? new Change.Same()
                : new Change.Changed(recorded.outcome(), verdict.outcome(), verdict.rule());
    }

    /** A fact that could have been told then and was not is as unknown now; any other was lost on the way. */
    private static Change asked(Case recorded, Verdict verdict) {
        for (String fact : verdict.missing()) {
            boolean unknownThen = recorded.vocabulary().find(fact).isPresent()
                    && recorded.facts().value(fact).isEmpty()
                    && recorded.outcome() == verdict.outcome();
            if (!unknownThen) {
                return new Change.NotReplayable(fact);
            }
        }
        return new Change.Same();
    }

    private void count(String rule, Change.Changed changed) {
        boolean up = changed.isNoToYes();
        boolean down = changed.isYesToNo();
        noToYes += up ? 1 : 0;
        yesToNo += down ? 1 : 0;
        otherChange += up || down ? 0 : 1;
        byRule.merge(
                rule,
                new RuleEffect(rule, up ? 1 : 0, down ? 1 : 0, up || down ? 0 : 1),
                (a, b) -> new RuleEffect(
                        rule, a.noToYes + b.noToYes, a.yesToNo + b.yesToNo, a.otherChange + b.otherChange));
    }

    /** The sums so far. */
    public Report report() {
        List<RuleEffect> effects = new ArrayList<>(byRule.values());
        effects.sort(Comparator.comparingLong(RuleEffect::total).reversed().thenComparing(RuleEffect::rule));
        return new Report(
                decisions, same, noToYes, yesToNo, otherChange, new TreeMap<>(notReplayable), List.copyOf(effects));
    }
}
