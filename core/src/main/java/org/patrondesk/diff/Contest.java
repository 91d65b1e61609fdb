package org.patrondesk.diff;

import java.util.ArrayList;
import java.util.List;
import org.patrondesk.policy.Policy;

/**
 * The parts of the rules of two policies side by side, as one row of bits: first those of the first policy, then those of
 * the second from a new word on. Immutable.
 */
final class Contest {
    private final List<Contender> before;
    private final List<Contender> after;
    private final int words;
    private final int middle;
    private final long[] changed;
    private final boolean together;

    Contest(Policy first, Policy second, JointSpace space) {
        this.before = Contender.of(first, space, true);
        this.after = Contender.of(second, space, false);
        boolean alike = first.set()
                        .philosophy()
                        .otherwise()
                        .equals(second.set().philosophy().otherwise())
                && first.set().precedence().together()
                        == second.set().precedence().together();
        if (alike) {
            Contender.pair(before, after);
        }
        this.middle = (before.size() + 63) >>> 6;
        // A last word is set for every request when the policies differ even where no rule speaks.
        this.words = middle + ((after.size() + 63) >>> 6) + 1;
        this.changed = new long[words];
        each((bit, contender) -> changed[bit >>> 6] |= contender.twin() < 0 ? 1L << bit : 0);
        changed[words - 1] = alike ? 0 : 1;
        this.together =
                first.set().precedence().together() && second.set().precedence().together();
    }

    /** Told of each part and its bit. */
    @FunctionalInterface
    interface Visit {
        void part(int bit, Contender contender);
    }

    void each(Visit visit) {
        for (int i = 0; i < before.size(); i++) {
            visit.part(i, before.get(i));
        }
        for (int i = 0; i < after.size(); i++) {
            visit.part((middle << 6) + i, after.get(i));
        }
    }

    int words() {
        return words;
    }

    /** Whether some part that only one of the policies has is still in the contest. */
    boolean isOpen(long[] bits) {
        for (int word = 0; word < words; word++) {
            if ((bits[word] & changed[word]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The axes, those first on which changed parts tell requests apart, so that most are left out early. */
    List<Integer> axes(JointSpace space) {
        int[] told = new int[space.axes().size()];
        each((bit, contender) -> {
            for (int i = 0; contender.twin() < 0 && i < told.length; i++) {
                told[i] += contender.sides().get(i).equals(space.axes().get(i).whole()) ? 0 : 1;
            }
        });
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < told.length; i++) {
            axes.add(i);
        }
        axes.sort((a, b) -> Integer.compare(told[b], told[a]));
        return axes;
    }

    /**
     * Takes out the parts that stand behind one that is sure to hold, where the first that holds gives the whole answer.
     *
     * @param sure the parts that hold whatever the axes still to come are
     */
    void settle(long[] bits, long[] sure) {
        if (together) {
            settle(bits, sure, 0, middle);
            settle(bits, sure, middle, words - 1);
        }
    }

    private static void settle(long[] bits, long[] sure, int from, int to) {
        for (int word = from; word < to; word++) {
            long first = bits[word] & sure[word] & -(bits[word] & sure[word]);
            if (first != 0) {
                bits[word] &= first | (first - 1);
                java.util.Arrays.fill(bits, word + 1, to, 0);
                return;
            }
        }
    }
}
