package org.patrondesk.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patrondesk.box.Intervals;
import org.patrondesk.recall.Cells;

/** What dropping or adding places on one side of one condition would change, by the cell of the axis. One thread. */
final class Effects {
    private final int axis;
    private final Cells cells;
    private final int[] column;
    /** Whole numbers suffice: a log in memory has fewer decisions. */
    private final int[] counts;

    private Effects(int axis, Cells cells, int[] column) {
        this.axis = axis;
        this.cells = cells;
        this.column = column;
        this.counts = new int[cells.count() * Changes.KINDS];
    }

    int axis() {
        return axis;
    }

    /** Counts a decision that changes in this way; see {@link Changes#kind}. */
    void count(int row, int kind) {
        counts[cells.of(column[row]) * Changes.KINDS + kind]++;
    }

    /** Adds what changes at these places to the sums by kind. */
    void addTo(Intervals places, long[] sums) {
        places.eachRange((low, high) -> {
            for (int cell = cells.of(low); cell < cells.count() && cells.first(cell) <= high; cell++) {
                for (int kind = 0; kind < sums.length; kind++) {
                    sums[kind] += counts[cell * Changes.KINDS + kind];
                }
            }
        });
    }

    /** One condition of a rule. */
    record Condition(int rule, int alternative) {}

    /** The effects of all edits that are counted, by the condition they are made in. One thread. */
    static final class Table {
        private final Map<Condition, List<Effects>> byCondition = new HashMap<>();
        private final DecisionLog log;
        private final Edits edits;

        Table(DecisionLog log, Edits edits) {
            this.log = log;
            this.edits = edits;
        }

        void plan(Edits.Planned planned) {
            Condition condition = condition(planned);
            List<Effects> effects = byCondition.computeIfAbsent(condition, none -> new ArrayList<>());
            if (effects.stream().noneMatch(each -> each.axis == planned.axis())) {
                effects.add(new Effects(
                        planned.axis(), edits.cells(planned.axis()), log.index().columns()[planned.axis()]));
            }
        }

        private static Condition condition(Edits.Planned planned) {
            return new Condition(planned.number(), planned.edit().alternative());
        }

        List<Effects> of(Condition condition) {
            return byCondition.getOrDefault(condition, List.of());
        }

        Iterable<Condition> conditions() {
            return byCondition.keySet();
        }

        /** The sums of one edit by kind. */
        long[] sums(Edits.Planned planned) {
            long[] sums = new long[Changes.KINDS];
            for (Effects effects : of(condition(planned))) {
                if (effects.axis == planned.axis()) {
                    effects.addTo(planned.delta(), sums);
                }
            }
            return sums;
        }
    }
}
