package org.patrondesk.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.patrondesk.journal.StorageUnavailable;

/** Lets threads do the same at the same moment. */
public final class Race {
    public static final int THREADS = 8;
    private static final int ATTEMPTS = 200;

    private Race() {}

    /** What each racer came back with, by its number from 0; what a racer throws is thrown. */
    public static <R> List<R> run(IntFunction<R> racer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Callable<R>> racers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                racers.add(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return patiently(() -> racer.apply(number));
                });
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : threads.invokeAll(racers)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Repeats a call that the storage says may be repeated, as a host would. */
    private static <R> R patiently(Callable<R> call) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call();
            } catch (StorageUnavailable e) {
                if (!e.retryable() || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
