package org.patrondesk.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Wall-clock times of one step, in milliseconds. One thread. */
final class Timing {
    private final List<Double> millis = new ArrayList<>();

    /** Something to be timed. */
    interface Step {
        void run() throws Exception;
    }

    void measure(boolean warmUp, Step step) {
        long start = System.nanoTime();
        try {
            step.run();
        } catch (Exception e) {
            throw new IllegalStateException("A step of the benchmark failed.", e);
        }
        if (!warmUp) {
            millis.add((System.nanoTime() - start) / 1e6);
        }
    }

    double median() {
        List<Double> sorted = millis.stream().sorted().toList();
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
