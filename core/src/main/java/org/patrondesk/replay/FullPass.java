package org.patrondesk.replay;

import java.util.Arrays;
import org.patrondesk.policy.Outcome;
import org.patrondesk.recall.Finder;

/**
 * Finds for every complete decision of a log the first part of a rule that holds: rule after rule takes what those before
 * it left, 64 decisions at a time. One use, one thread.
 */
final class FullPass {
    private final DecisionLog log;
    private final Ranked ranked;
    private final short[] first;
    private final Changes changes;
    private final long[] left = new long[Finder.BLOCK];
    private final Finder.Room room = new Finder.Room();

    FullPass(DecisionLog log, Ranked ranked) {
        this.log = log;
        this.ranked = ranked;
        this.first = new short[log.index().words() << 6];
        this.changes = new Changes(log);
    }

    /** For every row the rank of the piece that determines it, or -1; of no meaning where facts are open. */
    short[] first() {
        return first;
    }

    Changes changes() {
        return changes;
    }

    FullPass run() {
        Finder[] finders = new Finder[ranked.size()];
        for (int rank = 0; rank < finders.length; rank++) {
            finders[rank] = new Finder(log.index(), ranked.piece(rank).box());
        }
        for (int block = 0; block < log.index().words(); block += Finder.BLOCK) {
            block(block, finders);
        }
        return this;
    }

    private void block(int start, Finder[] finders) {
        log.index().all(start, left);
        boolean some = true;
        for (int rank = 0; rank < finders.length && some; rank++) {
            finders[rank].find(start, left, room);
            some = take(start, rank);
        }
        if (some) {
            System.arraycopy(left, 0, room.bits(), 0, left.length);
            take(start, Ranked.NONE);
        }
    }

    /** Gives the found decisions to a piece; tells whether any are left. */
    private boolean take(int start, int rank) {
        Outcome outcome = ranked.outcome(rank);
        long rest = 0;
        for (int i = 0; i < left.length; i++) {
            long hits = room.bits()[i];
            if (hits != 0) {
                left[i] ^= hits;
                changes.take(start + i, hits, outcome);
                mark((start + i) << 6, hits, (short) rank);
            }
            rest |= left[i];
        }
        return rest != 0;
    }

    private void mark(int row, long hits, short rank) {
        if (hits == -1L) {
            Arrays.fill(first, row, row + 64, rank);
            return;
        }
        for (long bits = hits; bits != 0; bits &= bits - 1) {
            first[row + Long.numberOfTrailingZeros(bits)] = rank;
        }
    }
}
