package org.patrondesk.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the heap holds after a collection, looked at now and then. One thread. */
final class UsedHeap {
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
    private static final double MEGABYTE = 1024.0 * 1024.0;

    private final List<Double> looks = new ArrayList<>();

    void look() {
        MEMORY.gc();
        looks.add(MEMORY.getHeapMemoryUsage().getUsed() / MEGABYTE);
    }

    /** All looks in their order, and what the heap may hold at most, in megabytes. */
    @Override
    public String toString() {
        return looks.stream()
                        .map(used -> String.format(Locale.ROOT, "%.0f", used))
                        .collect(Collectors.joining(", "))
                + String.format(
                        Locale.ROOT, " of %.0f", MEMORY.getHeapMemoryUsage().getMax() / MEGABYTE);
    }
}
