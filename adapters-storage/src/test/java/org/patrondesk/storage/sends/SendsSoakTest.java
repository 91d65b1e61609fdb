package org.patrondesk.storage.sends;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.storage.sends.SendingRun.Clocks;

/**
 * The long proof of sending. It goes on from what the results file sums up, until its goal is reached or its minutes are
 * over.
 *
 * <p>{@code -Dsoak.minutes=N} bounds it, to the end of the run that is under way then.
 */
@Tag("soak")
class SendsSoakTest {
    private static final int GOAL = 100_000;
    private static final int MESSAGES = Integer.getInteger("sends.messages", 4_000);
    private static final int PROCESSES = 4;
    private static final int WORKERS = 16;

    @TempDir
    Path folder;

    private final SendsResults results = SendsResults.ofThisRepository();
    private final long start = System.nanoTime();

    @Test
    void nothing_is_lost_and_no_copy_goes_out_unsaid_in_a_hundred_thousand_messages() throws Exception {
        while (results.messages() < GOAL && !isOver()) {
            Findings findings = new Findings();
            long seed = System.nanoTime();
            try {
                new SendingRun(
                                SendingProcessesTest.plan(MESSAGES, PROCESSES, WORKERS),
                                seed,
                                Clocks.in(folder),
                                findings)
                        .run();
            } catch (Exception | AssertionError e) {
                findings.fault("The run was cut off by " + e);
                throw e;
            } finally {
                System.out.println("seed " + seed + ": " + findings);
                results.add(findings, seed, command());
            }
            assertThat(findings.faults()).as("seed %d", seed).isEmpty();
        }
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
}
