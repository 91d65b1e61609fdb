package org.patrondesk.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patrondesk.box.BoxIndex;
import org.patrondesk.recall.ColumnIndex;

/** Counts which rules say no one behind the other. One thread. */
final class Stacks {
    private final Ranked ranked;
    private final int[][] columns;
    private final BoxIndex index;
    private final int[] point;
    private final int[] path;
    private final Level top = new Level();
    private long endless;

    Stacks(Ranked ranked, ColumnIndex log) {
        this.ranked = ranked;
        this.columns = log.columns();
        this.index = BoxIndex.of(ranked.pieces().stream().map(Ranked.Piece::box).toList(), log.space());
        this.point = new int[columns.length];
        this.path = new int[ranked.size()];
    }

    /** The stacks that begin with the same rules, by the rule that is next. */
    private static final class Level {
        private final Map<Integer, Level> next = new HashMap<>();
        private long nos;
    }

    /** Counts a no behind which there is no yes at once. */
    void add(int row) {
        for (int axis = 0; axis < point.length; axis++) {
            point[axis] = columns[axis][row];
        }
        long[] hits = index.containing(index.locate(point));
        int depth = 0;
        Level level = top;
        for (int word = 0; word < hits.length; word++) {
            for (long bits = hits[word]; bits != 0; bits &= bits - 1) {
                int rank = (word << 6) + Long.numberOfTrailingZeros(bits);
                if (ranked.outcome(rank).isYes()) {
                    level.nos++;
                    return;
                }
                if (ranked.outcome(rank).isNo() && !contains(depth, ranked.number(rank))) {
                    path[depth++] = ranked.number(rank);
                    level = level.next.computeIfAbsent(ranked.number(rank), none -> new Level());
                }
            }
        }
        if (ranked.outcome(Ranked.NONE).isNo()) {
            endless++;
        } else {
            level.nos++;
        }
    }

    private boolean contains(int depth, int number) {
        for (int i = 0; i < depth; i++) {
            if (path[i] == number) {
                return true;
            }
        }
        return false;
    }

    /** Counts a no that no rule says. */
    void addUnruled() {
        endless++;
    }

    long endless() {
        return endless;
    }

    List<Relaxation.Stack> most() {
        List<Relaxation.Stack> stacks = new ArrayList<>();
        collect(top, List.of(), stacks);
        stacks.sort(Comparator.comparingLong(Relaxation.Stack::nos)
                .reversed()
                .thenComparing(stack -> stack.rules().toString()));
        return List.copyOf(stacks);
    }

    private void collect(Level level, List<String> rules, List<Relaxation.Stack> into) {
        if (level.nos > 0) {
            into.add(new Relaxation.Stack(rules, level.nos));
        }
        level.next.forEach((number, next) -> {
            List<String> more = new ArrayList<>(rules);
            more.add(ranked.policy().set().rules().get(number).id());
            collect(next, more, into);
        });
    }
}
