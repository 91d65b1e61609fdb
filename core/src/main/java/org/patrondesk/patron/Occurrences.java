package org.patrondesk.patron;

/**
 * Counts how often each row content was met, in 25 to 50 bytes per distinct content (half as much again while it grows), so that a sheet of a million rows
 * can be counted in a small heap. One thread.
 */
final class Occurrences {
    private long[] highs = new long[1 << 12];
    private long[] lows = new long[1 << 12];
    private int[] counts = new int[1 << 12];
    private int distinct;

    /** How often this content was met, this time included. */
    int count(RowIdentity identity) {
        int slot = slot(identity.high(), identity.low());
        if (counts[slot] == 0) {
            highs[slot] = identity.high();
            lows[slot] = identity.low();
            counts[slot] = 1;
            if (++distinct * 5L > counts.length * 4L) {
                grow();
            }
            return 1;
        }
        return ++counts[slot];
    }

    private int slot(long high, long low) {
        int mask = counts.length - 1;
        int at = (int) low & mask;
        while (counts[at] != 0 && (highs[at] != high || lows[at] != low)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldHighs = highs;
        long[] oldLows = lows;
        int[] oldCounts = counts;
        highs = new long[oldCounts.length * 2];
        lows = new long[oldCounts.length * 2];
        counts = new int[oldCounts.length * 2];
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldHighs[i], oldLows[i]);
                highs[slot] = oldHighs[i];
                lows[slot] = oldLows[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
