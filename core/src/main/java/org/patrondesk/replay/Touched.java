package org.patrondesk.replay;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patrondesk.box.Box;
import org.patrondesk.policy.Outcome;
import org.patrondesk.recall.Edited;
import org.patrondesk.recall.Finder;
import org.patrondesk.recall.Sides;

/**
 * Replays only the decisions that the difference of two policies can touch: those in a box that only one of them has.
 *
 * <p>A decision outside all these boxes meets the same rules in the same order. One inside is determined by what
 * determined it, unless that is gone, or a new part stands before it. One use, one thread.
 */
final class Touched {
    private final DecisionLog log;
    private final Ranked before;
    private final Ranked after;
    private final short[] first;
    private final Moved moved;
    private final Edited<Ranked.Piece> edit;
    private final int[] ranks;
    private final Sides[] sides;
    private final boolean[] added;

    /** @param moved told of every decision that comes out otherwise */
    Touched(DecisionLog log, Base base, Ranked after, Moved moved) {
        this.log = log;
        this.before = base.ranked();
        this.after = after;
        this.first = base.first();
        this.moved = moved;
        this.edit = new Edited<>(base.ranked().pieces(), after.pieces());
        this.added = edit.added();
        List<Box> where = edit.differing().stream().map(Ranked.Piece::box).toList();
        this.ranks = IntStream.range(0, after.size())
                .filter(rank -> where.stream()
                        .anyMatch(box -> meet(box, after.piece(rank).box())))
                .toArray();
        this.sides = IntStream.of(ranks)
                .mapToObj(rank -> log.index().sides(after.piece(rank).box()))
                .toArray(Sides[]::new);
    }

    /** What is known from replaying all decisions under the policy before: for each row what determines it. */
    record Base(
            Ranked ranked,
            @SuppressWarnings("ArrayRecordComponent") short[] first) {}

    /** Told of a decision whose outcome is another. */
    @FunctionalInterface
    interface Moved {
        void from(int row, Outcome before, Outcome now);
    }

    static boolean meet(Box one, Box other) {
        for (int axis = 0; axis < one.dimensions(); axis++) {
            if (!one.axis(axis).meets(other.axis(axis))) {
                return false;
            }
        }
        return true;
    }

    void run() {
        List<Finder> finders = edit.differing().stream()
                .map(piece -> new Finder(log.index(), piece.box()))
                .toList();
        long[] all = new long[Finder.BLOCK];
        long[] some = new long[Finder.BLOCK];
        Finder.Room room = new Finder.Room();
        for (int start = 0; start < log.index().words() && !finders.isEmpty(); start += Finder.BLOCK) {
            log.index().all(start, all);
            Arrays.fill(some, 0);
            for (Finder finder : finders) {
                finder.find(start, all, room);
                for (int i = 0; i < some.length; i++) {
                    some[i] |= room.bits()[i];
                }
            }
            block(start, some);
        }
    }

    private void block(int start, long[] touched) {
        for (int i = 0; i < touched.length; i++) {
            for (long bits = touched[i]; bits != 0; bits &= bits - 1) {
                again(((start + i) << 6) + Long.numberOfTrailingZeros(bits));
            }
        }
    }

    private void again(int row) {
        int was = first[row];
        int now = determining(row, was);
        Outcome outcomeBefore = before.outcome(was);
        Outcome outcomeNow = after.outcome(now);
        if (outcomeBefore != outcomeNow) {
            moved.from(row, outcomeBefore, outcomeNow);
        }
    }

    private int determining(int row, int was) {
        int kept = was == Ranked.NONE ? Ranked.NONE : edit.now(was);
        boolean gone = was != Ranked.NONE && kept < 0;
        for (int i = 0; i < ranks.length; i++) {
            int rank = ranks[i];
            if (!gone && kept >= 0 && rank >= kept) {
                return kept;
            }
            if ((gone || added[rank]) && sides[i].contain(log.index().columns(), row)) {
                return rank;
            }
        }
        return kept;
    }
}
