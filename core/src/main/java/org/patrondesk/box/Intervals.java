package org.patrondesk.box;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set of integers as sorted, disjoint, inclusive ranges that do not touch. Immutable. */
public final class Intervals {
    public static final Intervals EMPTY = new Intervals(new int[0]);

    /** low, high, low, high … */
    private final int[] bounds;

    private Intervals(int[] bounds) {
        this.bounds = bounds;
    }

    /** All integers from low to high, both included. */
    public static Intervals of(int low, int high) {
        if (low > high) {
            throw new IllegalArgumentException("A range starts before it ends.");
        }
        return new Intervals(new int[] {low, high});
    }

    public static Intervals point(int value) {
        return of(value, value);
    }

    public static Intervals union(List<Intervals> parts) {
        int[][] ranges = parts.stream()
                .flatMap(part -> part.ranges().stream())
                .sorted((a, b) -> Integer.compare(a[0], b[0]))
                .toArray(int[][]::new);
        int[] merged = new int[ranges.length * 2];
        int n = 0;
        for (int[] range : ranges) {
            if (n > 0 && range[0] <= merged[n - 1] + 1L) {
                merged[n - 1] = Math.max(merged[n - 1], range[1]);
            } else {
                merged[n++] = range[0];
                merged[n++] = range[1];
            }
        }
        return new Intervals(Arrays.copyOf(merged, n));
    }

    private List<int[]> ranges() {
        int[][] ranges = new int[bounds.length / 2][];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = new int[] {bounds[2 * i], bounds[2 * i + 1]};
        }
        return List.of(ranges);
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    public boolean contains(int value) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (value < bounds[i]) {
                return false;
            }
            if (value <= bounds[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** The smallest member; the set must not be empty. */
    public int first() {
        return bounds[0];
    }

    /** The largest member; the set must not be empty. */
    public int last() {
        return bounds[bounds.length - 1];
    }

    /** How many integers. */
    public long size() {
        long size = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            size += (long) bounds[i + 1] - bounds[i] + 1;
        }
        return size;
    }

    /** Whether the members follow each other without a gap. */
    public boolean isRange() {
        return bounds.length == 2;
    }

    public Intervals intersect(Intervals other) {
        int[] out = new int[bounds.length + other.bounds.length];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < bounds.length && j < other.bounds.length) {
            int low = Math.max(bounds[i], other.bounds[j]);
            int high = Math.min(bounds[i + 1], other.bounds[j + 1]);
            if (low <= high) {
                out[n++] = low;
                out[n++] = high;
            }
            if (bounds[i + 1] < other.bounds[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return n == 0 ? EMPTY : new Intervals(Arrays.copyOf(out, n));
    }

    public Intervals minus(Intervals other) {
        int[] out = new int[bounds.length + other.bounds.length + 2];
        int n = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            long low = bounds[i];
            int high = bounds[i + 1];
            for (int j = 0; j < other.bounds.length && low <= high; j += 2) {
                if (other.bounds[j + 1] < low || other.bounds[j] > high) {
                    continue;
                }
                if (other.bounds[j] > low) {
                    out[n++] = (int) low;
                    out[n++] = other.bounds[j] - 1;
                }
                low = other.bounds[j + 1] + 1L;
            }
            if (low <= high) {
                out[n++] = (int) low;
                out[n++] = high;
            }
        }
        return n == 0 ? EMPTY : new Intervals(Arrays.copyOf(out, n));
    }

    /** The member nearest to a value, the lower of two that are equally near; the set must not be empty. */
    public int nearest(int value) {
        int best = bounds[0];
        for (int i = 0; i < bounds.length; i += 2) {
            int near = Math.max(bounds[i], Math.min(bounds[i + 1], value));
            if (Math.abs((long) near - value) < Math.abs((long) best - value)) {
                best = near;
            }
        }
        return best;
    }

    /** Whether some member lies from low to high, both included. */
    public boolean meets(int low, int high) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] <= high && bounds[i + 1] >= low) {
                return true;
            }
        }
        return false;
    }

    /** Whether the sets share a member. */
    public boolean meets(Intervals other) {
        for (int i = 0; i < other.bounds.length; i += 2) {
            if (meets(other.bounds[i], other.bounds[i + 1])) {
                return true;
            }
        }
        return false;
    }

    /** Told of a range, both ends included. */
    @FunctionalInterface
    public interface Range {
        void from(int low, int high);
    }

    /** Visits the ranges in ascending order. */
    public void eachRange(Range range) {
        for (int i = 0; i < bounds.length; i += 2) {
            range.from(bounds[i], bounds[i + 1]);
        }
    }

    /** Adds where membership changes: the start of every range, and the first integer behind it. */
    public void addCuts(Set<Integer> starts) {
        for (int i = 0; i < bounds.length; i += 2) {
            starts.add(bounds[i]);
            if (bounds[i + 1] < Integer.MAX_VALUE) {
                starts.add(bounds[i + 1] + 1);
            }
        }
    }

    public boolean covers(Intervals other) {
        return other.minus(this).isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Intervals that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }
}
