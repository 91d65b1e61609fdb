package org.patrondesk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickStartTest {
    @TempDir
    Path folder;

    @Test
    void the_quick_start_decides_logs_and_reviews() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QuickStart.run(
                folder.resolve("store"),
                Path.of("policies/newcastle-city.json"),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("refer, because: ");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 x no by area.elsewhere", "1 x no by unwritten");
    }
}
