package org.patrondesk.box;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What of a box lies outside some others: an exact answer, or none within the steps allowed.
 *
 * <p>Whether boxes cover another is hard in general (coNP-complete in the number of axes), but quick where most axes are
 * free. Points are tried at random first; then the box that takes most is cut away, again and again, until a part is left
 * that no box touches, or nothing is.
 */
public sealed interface Leftover {
    /** A part that none of the others touches. */
    record Some(Cell part) implements Leftover {}

    /**
     * Nothing: the others cover it.
     *
     * @param by the numbers of boxes that cover it together, not always the fewest
     */
    record Nothing(List<Integer> by) implements Leftover {}

    /** Not found out within the steps allowed. */
    record Unknown() implements Leftover {}

    /** One search. One thread. */
    final class Search {
        private static final int GUESSES = 8;
        private static final int TOO_FEW_TO_GUESS = 4;
        private static final long SEED = 20_261_122;

        private final BoxTable table;
        private final List<Cell> others;
        private final BitSet used = new BitSet();
        private int steps;

        Search(BoxTable table, List<Cell> others, int steps) {
            this.table = table;
            this.others = others;
            this.steps = steps;
        }

        Leftover of(Cell box) {
            int[] all = new int[others.size()];
            int n = 0;
            for (int i = 0; i < all.length; i++) {
                if (table.meets(box, others.get(i))) {
                    all[n++] = i;
                }
            }
            int[] meeting = Arrays.copyOf(all, n);
            Cell part = n < TOO_FEW_TO_GUESS ? null : guess(box, meeting);
            if (part == null) {
                part = cut(box, meeting);
            }
            if (part != null) {
                return new Some(part);
            }
            return steps < 0 ? new Unknown() : new Nothing(used.stream().boxed().toList());
        }

        private @Nullable Cell guess(Cell box, int[] meeting) {
            SplittableRandom random = new SplittableRandom(SEED);
            for (int n = 0; n <= GUESSES; n++) {
                // The first point comes first: where it serves, it is the one that reads best.
                Cell point = n == 0 ? table.corner(box) : table.point(box, random);
                if (isFree(point, meeting)) {
                    return point;
                }
            }
            return null;
        }

        private boolean isFree(Cell point, int[] meeting) {
            for (int other : meeting) {
                if (table.meets(point, others.get(other))) {
                    return false;
                }
            }
            return true;
        }

        /**
         * What a box is cut by next.
         *
         * @param meeting those that meet the box, the largest among them
         * @param largest the one that takes most
         * @param covered whether it takes all
         */
        @SuppressWarnings("ArrayRecordComponent") // Never compared.
        private record Cut(int[] meeting, int largest, boolean covered) {}

        /** Nothing where the search is given up; steps are then below zero. */
        private @Nullable Cut next(Cell box, int[] near) {
            if (--steps < 0) {
                return null;
            }
            int[] meeting = new int[near.length];
            int n = 0;
            int largest = -1;
            double most = 0;
            double all = table.shared(box, box);
            for (int other : near) {
                double share = table.shared(box, others.get(other));
                if (share >= all && table.covers(others.get(other), box)) {
                    return new Cut(near, other, true);
                }
                if (share > 0) {
                    meeting[n++] = other;
                }
                if (share > most) {
                    most = share;
                    largest = other;
                }
            }
            return new Cut(Arrays.copyOf(meeting, n), largest, false);
        }

        /** A part of the box outside those that may meet it; steps fall below zero where it gives up. */
        private @Nullable Cell cut(Cell box, int[] near) {
            Cut cut = next(box, near);
            if (cut == null) {
                return null;
            }
            if (cut.meeting().length == 0) {
                return box;
            }
            used.set(cut.largest());
            if (cut.covered()) {
                return null;
            }
            for (Cell part : table.minus(box, others.get(cut.largest()))) {
                Cell found = cut(part, cut.meeting());
                if (found != null || steps < 0) {
                    return found;
                }
            }
            return null;
        }
    }
}
