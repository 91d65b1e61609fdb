package org.patrondesk.storage.durability;

import java.util.Locale;

/**
 * What came of kills. One thread.
 *
 * <p>Half-written means in part: calls that a kill left undone or done are as they should be.
 */
final class Tally {
    private int kills;
    private int acknowledged;
    private int cutOff;
    private int lost;
    private int torn;

    void killed(int calls) {
        kills++;
        acknowledged += calls;
    }

    void acknowledge(int calls) {
        acknowledged += calls;
    }

    /** Something was found that is not what it should be, and nobody can say in which way. */
    void differed() {
        torn++;
    }

    void found(Ledger.Finding finding) {
        cutOff += finding.got() > 0 ? 1 : 0;
        lost += finding.lost().size();
        torn += finding.torn().size();
    }

    int kills() {
        return kills;
    }

    int acknowledged() {
        return acknowledged;
    }

    /** Calls that were done, at least in part, and not acknowledged. */
    int cutOff() {
        return cutOff;
    }

    int lost() {
        return lost;
    }

    int torn() {
        return torn;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d kills, %d calls acknowledged, %d done and not acknowledged, %d lost, %d half-written",
                kills,
                acknowledged,
                cutOff,
                lost,
                torn);
    }
}
