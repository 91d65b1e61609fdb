package org.patrondesk.box;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The points of a box in cells: points stand in one cell where on each axis they lie in the same sides of some other boxes.
 *
 * <p>What is cut out of the box by these others, one after the other, is a union of cells, so that it falls into no more
 * disjoint boxes than there are cells. Immutable.
 */
public final class Grid {
    /** More cells than this are not made. */
    public static final int MOST = 1_000;

    private final Box box;
    private final long[] all;
    private final int[] axes;
    private final Part[][] parts;
    private final int cells;

    /** Places of one axis, and which of the other boxes have them in their sides. */
    private record Part(Intervals places, Bits others) {}

    private Grid(Box box, List<Box> others, int[] axes) {
        this.box = box;
        this.all = new long[(others.size() + 63) >>> 6];
        for (int i = 0; i < others.size(); i++) {
            all[i >>> 6] |= 1L << i;
        }
        this.axes = axes;
        this.parts = new Part[axes.length][];
        long product = 1;
        for (int i = 0; i < axes.length && product <= MOST; i++) {
            parts[i] = parts(axes[i], others);
            product *= parts[i].length;
        }
        this.cells = (int) Math.min(product, MOST + 1L);
    }

    /**
     * Cuts a box by others, each of which meets it.
     *
     * @return nothing when there are more than {@link #MOST} cells
     */
    public static Optional<Grid> of(Box box, List<Box> others) {
        int[] axes = new int[box.dimensions()];
        int n = 0;
        for (int axis = 0; axis < axes.length; axis++) {
            if (box.axis(axis).size() > 1) {
                axes[n++] = axis;
            }
        }
        Grid grid = new Grid(box, others, Arrays.copyOf(axes, n));
        return grid.cells > MOST ? Optional.empty() : Optional.of(grid);
    }

    private Part[] parts(int axis, List<Box> others) {
        int[] starts = starts(axis, others);
        Map<Bits, List<Intervals>> alike = new LinkedHashMap<>();
        box.axis(axis).eachRange((low, high) -> {
            int at = Arrays.binarySearch(starts, low);
            for (int i = at < 0 ? -at - 2 : at; i < starts.length && starts[i] <= high; i++) {
                int first = Math.max(low, starts[i]);
                int last = i + 1 < starts.length ? Math.min(high, starts[i + 1] - 1) : high;
                alike.computeIfAbsent(row(axis, first, others), none -> new ArrayList<>(1))
                        .add(Intervals.of(first, last));
            }
        });
        Part[] made = new Part[alike.size()];
        int n = 0;
        for (Map.Entry<Bits, List<Intervals>> each : alike.entrySet()) {
            List<Intervals> ranges = each.getValue();
            made[n++] = new Part(ranges.size() == 1 ? ranges.get(0) : Intervals.union(ranges), each.getKey());
        }
        return made;
    }

    /** In ascending order the places of the axis at which another side begins or has ended, and the first. */
    private int[] starts(int axis, List<Box> others) {
        int first = box.axis(axis).first();
        int last = box.axis(axis).last();
        Starts starts = new Starts();
        starts.add(first);
        for (Box other : others) {
            other.axis(axis).eachRange((low, high) -> {
                if (low > first && low <= last) {
                    starts.add(low);
                }
                if (high >= first && high < last) {
                    starts.add(high + 1);
                }
            });
        }
        return starts.sorted();
    }

    /** Numbers, until they are sorted. */
    private static final class Starts {
        private int[] starts = new int[16];
        private int n;

        void add(int start) {
            if (n == starts.length) {
                starts = Arrays.copyOf(starts, 2 * n);
            }
            starts[n++] = start;
        }

        int[] sorted() {
            Arrays.sort(starts, 0, n);
            int distinct = 0;
            for (int i = 0; i < n; i++) {
                if (distinct == 0 || starts[distinct - 1] != starts[i]) {
                    starts[distinct++] = starts[i];
                }
            }
            return Arrays.copyOf(starts, distinct);
        }
    }

    private Bits row(int axis, int place, List<Box> others) {
        long[] row = new long[all.length];
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i).axis(axis).contains(place)) {
                row[i >>> 6] |= 1L << i;
            }
        }
        return new Bits(row);
    }

    /** How many cells there are. */
    public int cells() {
        return cells;
    }

    /** Which of the other boxes hold the points of a cell, as bits by their order. */
    public long[] holding(int cell) {
        long[] holding = all.clone();
        int rest = cell;
        for (Part[] ofAxis : parts) {
            long[] others = ofAxis[rest % ofAxis.length].others().words();
            for (int word = 0; word < holding.length; word++) {
                holding[word] &= others[word];
            }
            rest /= ofAxis.length;
        }
        return holding;
    }

    /** The places of a cell on an axis. */
    public Intervals places(int cell, int axis) {
        int rest = cell;
        for (int i = 0; i < axes.length; i++) {
            if (axes[i] == axis) {
                return parts[i][rest % parts[i].length].places();
            }
            rest /= parts[i].length;
        }
        return box.axis(axis);
    }
}
