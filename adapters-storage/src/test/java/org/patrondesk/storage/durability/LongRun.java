package org.patrondesk.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.patrondesk.storage.durability.held.Tally;

/** One run of a long proof. One thread. */
final class LongRun {
    private final SoakResults results = SoakResults.ofThisRepository();
    private final long seed = Killing.seed();
    private final long start = System.nanoTime();

    /** One proof, made so often or until it is told to end; counts as it goes. */
    interface Proof {
        void make(int times, BooleanSupplier end, Tally tally) throws Exception;
    }

    long seed() {
        return seed;
    }

    /** Makes what is left of a proof, and writes down what came of it, also when it fails. */
    void goOn(String name, int goal, Proof proof) throws Exception {
        int left = goal - results.times(name);
        if (left <= 0) {
            return;
        }
        Tally tally = new Tally();
        try {
            proof.make(left, this::isOver, tally);
        } finally {
            System.out.println(name + ": " + tally);
            results.add(name, tally, seed, command());
        }
        assertThat(tally.lost() + tally.torn()).isZero();
    }

    private static String minutes() {
        return System.getProperty("soak.minutes", "");
    }

    private static String command() {
        return "./mvnw -B -Psoak -pl adapters-storage -am test"
                + (minutes().isEmpty() ? "" : " -Dsoak.minutes=" + minutes());
    }

    private boolean isOver() {
        return !minutes().isEmpty() && System.nanoTime() - start > TimeUnit.MINUTES.toNanos(Long.parseLong(minutes()));
    }

    /** Whether a command is here and succeeds. */
    static boolean ran(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
