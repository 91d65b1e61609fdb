package org.patrondesk.replay;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.patrondesk.box.Box;
import org.patrondesk.recall.Cover;
import org.patrondesk.recall.Finder;
import org.patrondesk.recall.Sides;

/** The decisions that miss a condition on one axis alone, a block at a time. One thread. */
final class Beside {
    private final DecisionLog log;
    private final Sides sides;
    private final Cover[] covers;
    private final Sides[] not;
    private final int[] doubtful;
    private final long[][] misses;
    private final long[] once = new long[Finder.BLOCK];
    private final long[] twice = new long[Finder.BLOCK];
    private final long[] doubt = new long[Finder.BLOCK];

    /** @param not boxes of which a decision must be in none */
    Beside(DecisionLog log, Box box, List<Box> not) {
        this.log = log;
        this.sides = log.index().sides(box);
        this.covers = new Cover[sides.count()];
        for (int i = 0; i < covers.length; i++) {
            covers[i] = new Cover(log.index().axis(sides.axis(i)), sides.side(i));
        }
        this.doubtful = IntStream.range(0, covers.length)
                .filter(k -> covers[k].isDoubtful())
                .toArray();
        this.misses = new long[covers.length][Finder.BLOCK];
        this.not = not.stream().map(log.index()::sides).toArray(Sides[]::new);
    }

    /** Looks at the decisions of a block. */
    void look(int first, long[] among) {
        Arrays.fill(once, 0);
        Arrays.fill(twice, 0);
        Arrays.fill(doubt, 0);
        for (int k = 0; k < covers.length; k++) {
            long[] miss = misses[k];
            covers[k].outside(first, miss);
            covers[k].addDoubt(first, doubt);
            for (int i = 0; i < miss.length; i++) {
                twice[i] |= once[i] & miss[i];
                once[i] |= miss[i];
            }
        }
        for (int i = 0; i < among.length; i++) {
            long few = among[i] & ~twice[i];
            once[i] &= few & ~doubt[i];
            doubt[i] &= few;
        }
    }

    /** How many axes the condition says something about. */
    int places() {
        return covers.length;
    }

    /** Where an axis stands among those of the condition, or -1 where it says nothing about it. */
    int place(int axis) {
        for (int place = 0; place < covers.length; place++) {
            if (sides.axis(place) == axis) {
                return place;
            }
        }
        return -1;
    }

    /** Of the decisions looked at, those that for sure miss on one axis alone. */
    long sure(int word) {
        return once[word];
    }

    /** The place of the axis on which such a decision misses. */
    int missed(int word, int bit) {
        int place = 0;
        while ((misses[place][word] >>> bit & 1) == 0) {
            place++;
        }
        return place;
    }

    /** Of the decisions looked at, those of which only a look at their places can tell. */
    long unsure(int word) {
        return doubt[word];
    }

    /** The place of the only axis on which a decision misses that {@link #unsure} told of, or -1. */
    int only(int word, int row) {
        int bit = row & 63;
        int only = -1;
        for (int k = 0; k < covers.length; k++) {
            only = (misses[k][word] >>> bit & 1) != 0 ? k : only;
        }
        for (int k : doubtful) {
            if (k != only && !covers[k].holds(row)) {
                if (only >= 0) {
                    return -1;
                }
                only = k;
            }
        }
        return only;
    }

    /** Whether the decision is in none of the boxes that it must not be in. */
    boolean isAllowed(int row) {
        for (int i = 0; i < not.length; i++) {
            if (not[i].contain(log.index().columns(), row)) {
                return false;
            }
        }
        return true;
    }
}
