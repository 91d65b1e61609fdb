package org.patrondesk.storage.durability.held;

import java.util.Locale;

/**
 * What came of kills. One thread.
 *
 * <p>Half-written means in part: calls that a kill left undone or done are as they should be.
 */
public final class Tally {
    private int kills;
    private int acknowledged;
    private int cutOff;
    private int lost;
    private int torn;

    public void killed(int calls) {
        kills++;
        acknowledged += calls;
    }

    public void acknowledge(int calls) {
        acknowledged += calls;
    }

    /** Something was found that is not what it should be, and nobody can say in which way. */
    public void differed() {
        torn++;
    }

    public void found(Ledger.Finding finding) {
        cutOff += finding.got() > 0 ? 1 : 0;
        lost += finding.lost().size();
        torn += finding.torn().size();
    }

    public int kills() {
        return kills;
    }

    public int acknowledged() {
        return acknowledged;
    }

    /** Calls that were done, at least in part, and not acknowledged. */
    public int cutOff() {
        return cutOff;
    }

    public int lost() {
        return lost;
    }

    public int torn() {
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
