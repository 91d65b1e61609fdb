package org.patrondesk.replay;

import java.util.Arrays;
import org.patrondesk.policy.Outcome;
import org.patrondesk.recall.Finder;

/**
 * Finds for every complete decision what determines it, and for every no what would if that rule were gone.
 *
 * <p>One pass: parts of rules in the order of precedence take what is undecided, and of the nos what waits for its next.
 * One use, one thread.
 */
final class NoPass {
    private final DecisionLog log;
    private final Ranked ranked;
    private final short[] first;
    private final long[] undecided = new long[Finder.BLOCK];
    private final long[] nos = new long[Finder.BLOCK];
    private final long[] either = new long[Finder.BLOCK];
    private final Finder.Room room = new Finder.Room();

    NoPass(DecisionLog log, Ranked ranked) {
        this.log = log;
        this.ranked = ranked;
        this.first = new short[log.index().words() << 6];
    }

    /** What is told while the log is passed. */
    interface Reader {
        /** A no, the rank that determines it, and the outcome if that rule were gone. */
        void no(int row, int rank, Outcome next);

        /** The decisions of a block that no earlier piece determines; told of each piece until none are left. */
        void reached(int rank, long[] undecided);

        /** A no of the philosophy: no rule holds. */
        void unruled(int row);

        /** A block, from this word on, is done. */
        void block(int start, short[] first);
    }

    /** For every row the rank of what determines it. */
    short[] run(Reader reader) {
        Finder[] finders = new Finder[ranked.size()];
        Arrays.setAll(
                finders, rank -> new Finder(log.index(), ranked.piece(rank).box()));
        for (int start = 0; start < log.index().words(); start += Finder.BLOCK) {
            log.index().all(start, undecided);
            Arrays.fill(nos, 0);
            boolean some = true;
            for (int rank = 0; rank < finders.length && some; rank++) {
                reader.reached(rank, undecided);
                for (int i = 0; i < either.length; i++) {
                    either[i] = undecided[i] | nos[i];
                }
                finders[rank].find(start, either, room);
                some = take(start, rank, reader);
            }
            rest(start, reader);
            reader.block(start, first);
        }
        return first;
    }

    private boolean take(int start, int rank, Reader reader) {
        boolean isNo = ranked.outcome(rank).isNo();
        long rest = 0;
        for (int i = 0; i < undecided.length; i++) {
            long hits = room.bits()[i];
            if (hits != 0) {
                long next = hits & nos[i];
                long now = hits & undecided[i];
                undecided[i] ^= now;
                nos[i] ^= settled(start + i, next, rank, reader);
                mark(start + i, now, rank);
                nos[i] |= isNo ? now : 0;
            }
            rest |= undecided[i] | nos[i];
        }
        return rest != 0;
    }

    /** Tells of nos that meet another rule; parts of the same rule are passed over. */
    private long settled(int word, long hits, int rank, Reader reader) {
        long settled = 0;
        for (long bits = hits; bits != 0; bits &= bits - 1) {
            int bit = Long.numberOfTrailingZeros(bits);
            int row = (word << 6) + bit;
            if (ranked.number(first[row]) != ranked.number(rank)) {
                settled |= 1L << bit;
                reader.no(row, first[row], ranked.outcome(rank));
            }
        }
        return settled;
    }

    private void mark(int word, long hits, int rank) {
        for (long bits = hits; bits != 0; bits &= bits - 1) {
            first[(word << 6) + Long.numberOfTrailingZeros(bits)] = (short) rank;
        }
    }

    private void rest(int start, Reader reader) {
        Outcome otherwise = ranked.outcome(Ranked.NONE);
        for (int i = 0; i < undecided.length; i++) {
            mark(start + i, undecided[i], Ranked.NONE);
            for (long bits = otherwise.isNo() ? undecided[i] : 0; bits != 0; bits &= bits - 1) {
                reader.unruled(((start + i) << 6) + Long.numberOfTrailingZeros(bits));
            }
            for (long bits = nos[i]; bits != 0; bits &= bits - 1) {
                int row = ((start + i) << 6) + Long.numberOfTrailingZeros(bits);
                reader.no(row, first[row], otherwise);
            }
        }
    }
}
