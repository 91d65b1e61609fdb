package org.patrondesk.diff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two policies that have no rule in common, in a virtual machine of their own with little memory. */
class DenseDiffTest {
    @TempDir
    Path room;

    @Test
    void policies_that_differ_in_too_many_ways_are_refused_before_memory_or_patience_ends() throws Exception {
        assertThat(compared(200))
                .isEqualTo("refused: The two policies differ in too many ways to tell them all apart;"
                        + " compare versions that lie closer together.");
    }

    @Test
    void a_few_dense_rules_are_told_apart_in_the_same_memory() throws Exception {
        assertThat(compared(8)).matches("told: [1-9][0-9]*");
    }

    private String compared(int rules) throws IOException, InterruptedException {
        Path out = room.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DenseDiffMain.class.getName(),
                        Integer.toString(rules))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("The comparison ran for more than two minutes.");
        }
        return Files.readString(out, UTF_8).strip();
    }
}
