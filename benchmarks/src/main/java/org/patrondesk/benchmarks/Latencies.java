package org.patrondesk.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** So many durations, each kept. Safe for use by many threads until it is read. */
final class Latencies {
    private final long[] nanos;
    private final AtomicInteger taken = new AtomicInteger();

    Latencies(int most) {
        this.nanos = new long[most];
    }

    /** Takes one more; those beyond the most are counted and not kept. */
    void add(long duration) {
        int place = taken.getAndIncrement();
        if (place < nanos.length) {
            nanos[place] = duration;
        }
    }

    int count() {
        return taken.get();
    }

    /** In milliseconds, as p50, p99 and the highest, each a cell of a table. */
    String cells() {
        long[] sorted = Arrays.copyOf(nanos, Math.min(count(), nanos.length));
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%.1f | %.1f | %.1f",
                at(sorted, 0.50) / 1e6,
                at(sorted, 0.99) / 1e6,
                at(sorted, 1.0) / 1e6);
    }

    /** The smallest that is not below this part of all. */
    private static long at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
    }
}
