package org.patrondesk.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do a step together. */
final class Workers {
    private Workers() {}

    /** Runs all of them beside each other, and answers the sum. */
    static int run(List<Callable<Integer>> work) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(work.size());
        try {
            int sum = 0;
            for (Future<Integer> done : executor.invokeAll(work)) {
                sum += done.get();
            }
            return sum;
        } finally {
            executor.shutdown();
        }
    }
}
