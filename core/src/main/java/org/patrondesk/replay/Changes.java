package org.patrondesk.replay;

import java.util.Arrays;
import org.patrondesk.policy.Outcome;

/** Which of a log's complete decisions a policy answers otherwise, and how many of each kind by the rule of then. */
@SuppressWarnings("EnumOrdinal") // The numbers never leave this object.
final class Changes {
    static final int KINDS = 3;

    private static final int OUTCOMES = Outcome.values().length;
    private static final int[] KIND = kinds();

    private final DecisionLog log;
    private final long[] changed;
    private final long[] counts;

    Changes(DecisionLog log) {
        this(log, new long[log.index().words()], new long[log.ruleIds().size() * KINDS]);
    }

    private Changes(DecisionLog log, long[] changed, long[] counts) {
        this.log = log;
        this.changed = changed;
        this.counts = counts;
    }

    Changes copy() {
        return new Changes(log, changed.clone(), counts.clone());
    }

    private static int[] kinds() {
        int[] kinds = new int[OUTCOMES * OUTCOMES];
        for (Outcome before : Outcome.values()) {
            for (Outcome after : Outcome.values()) {
                Change.Changed change = new Change.Changed(before, after, "");
                kinds[before.ordinal() * OUTCOMES + after.ordinal()] =
                        change.isNoToYes() ? 0 : change.isYesToNo() ? 1 : 2;
            }
        }
        return kinds;
    }

    /** 0 for a no that becomes a yes, 1 for a yes that becomes a no, 2 for another change, -1 for none. */
    static int kind(Outcome before, Outcome after) {
        return before == after ? -1 : KIND[before.ordinal() * OUTCOMES + after.ordinal()];
    }

    /** Counts decisions, given as one word of bits, that all have this outcome now. */
    void take(int word, long hits, Outcome now) {
        long others = hits & ~log.with(now)[word];
        changed[word] |= others;
        for (long bits = others; bits != 0; bits &= bits - 1) {
            counts[count((word << 6) + Long.numberOfTrailingZeros(bits), now)]++;
        }
    }

    private int count(int row, Outcome now) {
        return log.rule(row) * KINDS + KIND[log.outcome(row).ordinal() * OUTCOMES + now.ordinal()];
    }

    /** Counts one decision anew. */
    void move(int row, Outcome before, Outcome now) {
        Outcome recorded = log.outcome(row);
        if (before != recorded) {
            counts[count(row, before)]--;
        }
        if (now == recorded) {
            changed[row >>> 6] &= ~(1L << row);
        } else {
            counts[count(row, now)]++;
            changed[row >>> 6] |= 1L << row;
        }
    }

    /** Adds the counts to a tally. */
    void addTo(Tally tally) {
        tally.same(log.complete() - Arrays.stream(counts).sum());
        Change[] kinds = {
            new Change.Changed(Outcome.NO, Outcome.YES, ""),
            new Change.Changed(Outcome.YES, Outcome.NO, ""),
            new Change.Changed(Outcome.YES, Outcome.CONDITIONAL, "")
        };
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                tally.add(kinds[i % KINDS], log.ruleIds().get(i / KINDS), counts[i]);
            }
        }
    }

    /** How many decisions of a rule changed. */
    long ofRule(int rule) {
        return counts[rule * KINDS] + counts[rule * KINDS + 1] + counts[rule * KINDS + 2];
    }

    /** Told of a row. */
    @FunctionalInterface
    interface Row {
        /** Takes the row; tells whether to go on. */
        boolean at(int row);
    }

    /** Visits the changed decisions in the order of the log. */
    void each(Row visitor) {
        for (int word = 0; word < changed.length; word++) {
            for (long bits = changed[word]; bits != 0; bits &= bits - 1) {
                if (!visitor.at((word << 6) + Long.numberOfTrailingZeros(bits))) {
                    return;
                }
            }
        }
    }
}
