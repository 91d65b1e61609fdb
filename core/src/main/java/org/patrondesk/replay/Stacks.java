package org.patrondesk.replay;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patrondesk.box.BoxIndex;

/** Counts which rules say no one behind the other. One thread. */
final class Stacks {
    private final Ranked ranked;
    private final int[][] columns;
    private final BoxIndex index;
    private final int[] point;
    private final Map<List<String>, Long> stacks = new HashMap<>();
    private long endless;

    Stacks(Ranked ranked, LogIndex log) {
        this.ranked = ranked;
        this.columns = log.columns();
        this.index = BoxIndex.of(ranked.pieces().stream().map(Ranked.Piece::box).toList(), log.space());
        this.point = new int[columns.length];
    }

    /** Counts a no behind which there is no yes at once. */
    void add(int row) {
        for (int axis = 0; axis < point.length; axis++) {
            point[axis] = columns[axis][row];
        }
        long[] hits = index.containing(index.locate(point));
        Set<String> rules = new LinkedHashSet<>();
        for (int word = 0; word < hits.length; word++) {
            for (long bits = hits[word]; bits != 0; bits &= bits - 1) {
                int rank = (word << 6) + Long.numberOfTrailingZeros(bits);
                if (ranked.outcome(rank).isYes()) {
                    count(rules);
                    return;
                }
                if (ranked.outcome(rank).isNo()) {
                    rules.add(ranked.rule(rank));
                }
            }
        }
        if (ranked.outcome(Ranked.NONE).isNo()) {
            endless++;
        } else {
            count(rules);
        }
    }

    private void count(Set<String> rules) {
        stacks.merge(List.copyOf(rules), 1L, Long::sum);
    }

    /** Counts a no that no rule says. */
    void addUnruled() {
        endless++;
    }

    long endless() {
        return endless;
    }

    List<Relaxation.Stack> most() {
        return stacks.entrySet().stream()
                .map(stack -> new Relaxation.Stack(stack.getKey(), stack.getValue()))
                .sorted(Comparator.comparingLong(Relaxation.Stack::nos)
                        .reversed()
                        .thenComparing(stack -> stack.rules().toString()))
                .toList();
    }
}
