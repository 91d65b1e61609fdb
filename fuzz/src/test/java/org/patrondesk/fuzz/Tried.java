package org.patrondesk.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What every reader keeps to, whatever it is given. */
final class Tried {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** Not the machine's fault if it is slow every time. */
    private static final int TIMES = 3;

    private static final Path FOLDER = folder();

    private Tried() {}

    /** Reads it, and again if that took too long; the reader throws what it found wrong. */
    static void inTime(Runnable reader) {
        Duration best = LIMIT.multipliedBy(60);
        for (int i = 0; i < TIMES && best.compareTo(LIMIT) > 0; i++) {
            long start = System.nanoTime();
            reader.run();
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            best = taken.compareTo(best) < 0 ? taken : best;
        }
        assertThat(best).as("time for one input").isLessThanOrEqualTo(LIMIT);
    }

    /** A refusal is one sentence that a person reads. */
    static void sentence(RuntimeException refusal) {
        String message = String.valueOf(refusal.getMessage());
        assertThat(message.length()).isLessThan(2_000);
        assertThat(message)
                .matches("(?s).*[.?]")
                .doesNotContain("\n", "\r", "\u0000", "Exception", "com.fasterxml", "java.");
    }

    /** The bytes as a file of this name. */
    static Path file(String name, byte[] bytes) {
        try {
            return Files.write(FOLDER.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            Path made = Files.createTempDirectory("fuzz");
            made.toFile().deleteOnExit();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
