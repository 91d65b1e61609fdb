package org.patrondesk.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.patrondesk.box.Bits;
import org.patrondesk.box.Intervals;

/** Places of one axis at which the same parts of rules hold. */
record AxisClass(Intervals places, Bits bits) {
    /** The classes of an axis, disjoint and together all of it. */
    static List<AxisClass> of(Contest contest, int axis, Intervals whole) {
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(whole.first());
        contest.each((bit, contender) -> contender.sides().get(axis).addCuts(starts));
        starts.removeIf(start -> !whole.contains(start));
        int[] cuts = starts.stream().mapToInt(Integer::intValue).toArray();
        long[][] rows = new long[cuts.length][contest.words()];
        for (long[] row : rows) {
            row[row.length - 1] = 1;
        }
        contest.each((bit, contender) -> contender.sides().get(axis).eachRange((low, high) -> {
            for (int i = Arrays.binarySearch(cuts, low); i < cuts.length && cuts[i] <= high; i++) {
                rows[i][bit >>> 6] |= 1L << bit;
            }
        }));
        Map<Bits, List<Intervals>> classes = new LinkedHashMap<>();
        for (int i = 0; i < cuts.length; i++) {
            int last = i + 1 < cuts.length ? cuts[i + 1] - 1 : last(whole);
            classes.computeIfAbsent(new Bits(rows[i]), key -> new ArrayList<>()).add(Intervals.of(cuts[i], last));
        }
        List<AxisClass> found = new ArrayList<>();
        classes.forEach((bits, places) -> found.add(new AxisClass(Intervals.union(places), bits)));
        return found;
    }

    private static int last(Intervals whole) {
        return (int) (whole.first() + whole.size() - 1);
    }
}
