package org.patrondesk.recall;

import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;
import org.patrondesk.box.Grid;
import org.patrondesk.box.Intervals;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Verdict;

/**
 * What a policy tells at all points for which a request with unknown facts may stand, and what it would after an edit of
 * one rule.
 *
 * <p>The answer is what all points agree on; where they do not, the philosophy says what an unknown fact makes it. An edit
 * is worked out from what is told at each point without it: where the rule no longer holds, the next that determines tells;
 * where it newly holds before what determined, it tells. One thread.
 */
public final class OpenPoints {
    /** The answers of no points at all. */
    private static final int NOTHING = -1;

    private static final int SPLIT = -2;

    private final OpenPolicy policy;
    private final Told told;
    private final Cut cut;
    private final long[][] holding;
    /** By cell the region that determines the answer, or -1. */
    private final int[] first;
    /** By cell what rules add that only add. */
    private final int[] added;

    private final int[] telling;
    private final int agreed;

    OpenPoints(OpenPolicy policy, Cut cut) {
        this.policy = policy;
        this.told = policy.told;
        this.cut = cut;
        int cells = cut.grid().cells();
        this.holding = new long[cells][];
        this.first = new int[cells];
        this.added = new int[cells];
        this.telling = new int[cells];
        int[] adding = IntStream.range(0, cut.touching().length)
                .filter(i -> adds(policy.rule(cut.touching()[i])))
                .toArray();
        int all = NOTHING;
        for (int cell = 0; cell < cells; cell++) {
            holding[cell] = cut.grid().holding(cell);
            first[cell] = determining(cell, Told.NO_RULE);
            added[cell] = adding.length == 0 ? 0 : added(cell, adding);
            telling[cell] = told.of(rule(first[cell]), added[cell]);
            all = join(all, telling[cell]);
        }
        this.agreed = all;
    }

    /**
     * Possible points in cells.
     *
     * @param touching the regions that have some, first in the order in which the grid's boxes are
     * @param places where other boxes stand in that order
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Cut(Box possible, Grid grid, int[] touching, IdentityHashMap<Box, Integer> places) {}

    private boolean adds(int rule) {
        return !policy.determines(rule) && !policy.written(rule).require().isEmpty();
    }

    private int added(int cell, int[] adding) {
        Set<String> names = new HashSet<>();
        for (int i : adding) {
            if (holds(cell, i)) {
                names.addAll(policy.written(policy.rule(cut.touching()[i])).require());
            }
        }
        return told.obligations(names);
    }

    private boolean holds(int cell, int box) {
        return (holding[cell][box >>> 6] >>> box & 1) != 0;
    }

    private boolean holds(int cell, Box box) {
        @Nullable Integer place = cut.places().get(box);
        return place != null && holds(cell, place);
    }

    /** The first region that holds at a cell, of a rule that determines and is not this one; or -1. */
    private int determining(int cell, int butFor) {
        for (int word = 0; word < holding[cell].length; word++) {
            for (long bits = holding[cell][word]; bits != 0; bits &= bits - 1) {
                int place = (word << 6) + Long.numberOfTrailingZeros(bits);
                if (place >= cut.touching().length) {
                    return -1;
                }
                int rule = policy.rule(cut.touching()[place]);
                if (rule != butFor && policy.determines(rule)) {
                    return cut.touching()[place];
                }
            }
        }
        return -1;
    }

    private int rule(int region) {
        return region < 0 ? Told.NO_RULE : policy.rule(region);
    }

    private static int join(int some, int more) {
        return some == NOTHING || some == more ? more : SPLIT;
    }

    private Outcome outcome(int joined) {
        return joined == SPLIT ? policy.policy().set().philosophy().unknownFact() : told.outcome(joined);
    }

    /** What the policy answers. */
    public Outcome outcome() {
        return outcome(agreed);
    }

    /** The rules that determine what is told at some point, each once. */
    public int[] deciding() {
        return IntStream.of(first)
                .filter(region -> region >= 0)
                .map(this::rule)
                .distinct()
                .toArray();
    }

    /** In whose name the policy answers: a rule that is the reason wherever the facts lie, or what stands for none. */
    public String by() {
        if (agreed == SPLIT) {
            return Verdict.UNKNOWN_FACT;
        }
        int[] deciding = deciding();
        for (int region : cut.touching()) {
            int rule = policy.rule(region);
            if (IntStream.of(deciding).anyMatch(each -> each == rule) && isEverywhere(rule)) {
                return policy.written(rule).id();
            }
        }
        return IntStream.of(first).anyMatch(region -> region < 0) ? Verdict.DEFAULT : Verdict.UNKNOWN_FACT;
    }

    private boolean isEverywhere(int rule) {
        int[] own = IntStream.range(0, cut.touching().length)
                .filter(i -> policy.rule(cut.touching()[i]) == rule)
                .toArray();
        return IntStream.range(0, first.length)
                .allMatch(cell -> Arrays.stream(own).anyMatch(i -> holds(cell, i)));
    }

    /** The outcome if this rule were gone. */
    public Outcome without(int rule) {
        int all = NOTHING;
        for (int cell = 0; cell < first.length; cell++) {
            all = join(all, rule(first[cell]) == rule ? next(cell, rule) : telling[cell]);
        }
        return outcome(all);
    }

    private int next(int cell, int rule) {
        return told.of(rule(determining(cell, rule)), added[cell]);
    }

    /** The outcome if this rule decided yes. */
    public Outcome turned(int rule) {
        int all = NOTHING;
        for (int cell = 0; cell < first.length; cell++) {
            all = join(all, rule(first[cell]) == rule ? told.ofTurned(rule, added[cell]) : telling[cell]);
        }
        return outcome(all);
    }

    /** The outcome if a condition were narrower by this. */
    public Outcome narrowed(OpenPolicy.Slice slice) {
        int all = NOTHING;
        for (int cell = 0; cell < first.length && all != SPLIT; cell++) {
            boolean hit = rule(first[cell]) == slice.rule && isHeldBy(cell, slice);
            all = join(all, cell, slice, hit ? next(cell, slice.rule) : telling[cell]);
        }
        return outcome(all);
    }

    /** Whether at a cell where the rule holds it does so by this condition alone. */
    private boolean isHeldBy(int cell, OpenPolicy.Slice slice) {
        List<Box> conditions = policy.conditions(slice.rule);
        for (int i = 0; i < conditions.size() && conditions.size() > 1; i++) {
            if (holds(cell, conditions.get(i)) != (i == slice.alternative)) {
                return false;
            }
        }
        return true;
    }

    /** The outcome if a condition were wider by this; the slice must be one that was named. */
    public Outcome widened(OpenPolicy.Slice slice) {
        int all = NOTHING;
        int rank = policy.first(slice.rule);
        for (int cell = 0; cell < first.length && all != SPLIT; cell++) {
            boolean hit =
                    (first[cell] < 0 || rank < first[cell]) && holds(cell, slice.beside) && !isExcepted(cell, slice);
            all = join(all, cell, slice, hit ? told.of(slice.rule, added[cell]) : telling[cell]);
        }
        return outcome(all);
    }

    private boolean isExcepted(int cell, OpenPolicy.Slice slice) {
        for (Box exception : policy.exceptions(slice.rule)) {
            if (holds(cell, exception)) {
                return true;
            }
        }
        return false;
    }

    /** Joins what is told at a cell of which the places of the slice tell this. */
    private int join(int some, int cell, OpenPolicy.Slice slice, int now) {
        if (now == telling[cell]) {
            return join(some, now);
        }
        Intervals places = cut.grid().places(cell, slice.axis);
        if (!slice.places.meets(places)) {
            return join(some, telling[cell]);
        }
        return slice.places.covers(places) ? join(some, now) : SPLIT;
    }
}
