package org.patrondesk.storage.postgres;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.patrondesk.journal.StorageUnavailable;

/** Runs a transaction again that the engine gave up in favour of another. Safe for use by many threads. */
final class Attempts {
    /** So many writers of one thing can pass one after the other; behind that the caller is told. */
    static final int MOST = 16;

    private static final long FIRST_MICROS = 500;
    private static final long LONGEST_MICROS = 50_000;

    private final RandomGenerator random;

    Attempts(RandomGenerator random) {
        this.random = random;
    }

    /** How one attempt went: with a result, or given up. */
    record Outcome<R>(Supplier<R> result, Optional<StorageUnavailable> givenUp) {}

    /**
     * Runs until an attempt is not given up.
     *
     * @throws StorageUnavailable retryable, when {@value #MOST} were
     */
    <R> R run(Supplier<Outcome<R>> attempt) {
        for (int n = 1; ; n++) {
            Outcome<R> outcome = attempt.get();
            if (outcome.givenUp().isEmpty()) {
                return outcome.result().get();
            }
            if (n == MOST) {
                throw outcome.givenUp().get();
            }
            pause(n);
        }
    }

    /** Longer from attempt to attempt, and not the same for two writers that met. */
    private void pause(int n) {
        long longest = Math.min(LONGEST_MICROS, FIRST_MICROS << n);
        try {
            TimeUnit.MICROSECONDS.sleep(random.nextLong(longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailable("Interrupted while waiting to write; nothing was written.", e, true);
        }
    }
}
