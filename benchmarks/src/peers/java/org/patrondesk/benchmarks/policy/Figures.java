package org.patrondesk.benchmarks.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What the benchmarks measured. One thread. */
final class Figures {
    private final List<RunResult> results = new ArrayList<>();

    void add(Collection<RunResult> more) {
        results.addAll(more);
    }

    /** A metric of the one benchmark whose name and parameters contain these words. */
    Figure of(String metric, String... words) {
        List<RunResult> found = results.stream()
                .filter(result -> Arrays.stream(words)
                        .allMatch(word -> described(result.getParams()).contains(" " + word + " ")))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " results for " + List.of(words) + ".");
        }
        return new Figure(found.get(0).getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> value(iteration, metric))
                .boxed()
                .toList());
    }

    boolean has(String... words) {
        return results.stream()
                .anyMatch(result -> Arrays.stream(words)
                        .allMatch(word -> described(result.getParams()).contains(" " + word + " ")));
    }

    private static String described(BenchmarkParams params) {
        StringBuilder words = new StringBuilder(" ");
        words.append(params.getBenchmark().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1"))
                .append(' ');
        params.getParamsKeys().forEach(key -> words.append(params.getParam(key)).append(' '));
        return words.toString();
    }

    private static double value(IterationResult iteration, String metric) {
        Result<?> result = iteration.getSecondaryResults().get(metric);
        if (result == null) {
            throw new IllegalStateException("No " + metric + " was measured.");
        }
        return result.getScore();
    }

    /** The values of some iterations, in the order measured; nanoseconds or bytes. */
    record Figure(List<Double> values) {
        double median() {
            List<Double> sorted = values.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }

        double first() {
            return values.get(0);
        }

        double lowest() {
            return Collections.min(values);
        }

        double highest() {
            return Collections.max(values);
        }

        /** Median, lowest and highest, in a unit of so many. */
        String in(double unit) {
            return String.format(
                    Locale.ROOT,
                    "%s (%s..%s)",
                    rounded(median() / unit),
                    rounded(lowest() / unit),
                    rounded(highest() / unit));
        }

        private static String rounded(double value) {
            return String.format(Locale.ROOT, value < 10 ? "%,.2f" : "%,.0f", value);
        }
    }
}
