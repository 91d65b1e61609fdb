package org.patrondesk.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Wall-clock times of one step, and the processor time of the thread that does it, in milliseconds. One thread. */
final class Timing {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Double> millis = new ArrayList<>();
    private final List<Double> processorMillis = new ArrayList<>();

    /** Something to be timed. */
    interface Step {
        void run() throws Exception;
    }

    void measure(boolean warmUp, Step step) {
        long start = System.nanoTime();
        long processorStart = THREADS.getCurrentThreadCpuTime();
        try {
            step.run();
        } catch (Exception e) {
            throw new IllegalStateException("A step of the benchmark failed.", e);
        }
        if (!warmUp) {
            millis.add((System.nanoTime() - start) / 1e6);
            processorMillis.add((THREADS.getCurrentThreadCpuTime() - processorStart) / 1e6);
        }
    }

    double median() {
        return median(millis);
    }

    /** Only of the thread that measures: a server's time, and that of other threads, is not in it. */
    double processorMedian() {
        return median(processorMillis);
    }

    private static double median(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.0f (%.0f..%.0f)",
                median(),
                millis.stream().mapToDouble(Double::doubleValue).min().orElse(0),
                millis.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }
}
