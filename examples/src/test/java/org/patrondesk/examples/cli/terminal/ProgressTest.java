package org.patrondesk.examples.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Surroundings watched(boolean watches) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal() {
            @Override
            public boolean asks() {
                return false;
            }

            @Override
            public boolean watches() {
                return watches;
            }
        };
        return new Surroundings(
                new Surroundings.Streams(InputStream.nullInputStream(), stream, stream),
                terminal,
                Clock.systemUTC(),
                Map.of());
    }

    private String drawn() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_person_who_watches_sees_a_bar_that_is_gone_at_the_end() {
        String bar = "Importing [#######.......................]  25% 1,000";
        try (Progress progress = Progress.start(watched(true), "Importing", () -> 4_000)) {
            progress.reached(1_000);
            progress.tick();
            assertThat(drawn()).isEqualTo("\r" + bar);
        }
        assertThat(drawn()).isEqualTo("\r" + bar + "\r" + " ".repeat(bar.length()) + "\r");
    }

    @Test
    void a_count_beyond_what_was_expected_stays_within_the_bar() {
        try (Progress progress = Progress.start(watched(true), "Deciding", () -> 10)) {
            progress.reached(12);
            progress.tick();
            assertThat(drawn()).endsWith("[" + "#".repeat(30) + "] 100% 12");
        }
    }

    @Test
    void nobody_who_watches_means_nothing_is_drawn() {
        try (Progress progress = Progress.start(watched(false), "Importing", () -> 4_000)) {
            progress.reached(1_000);
            progress.tick();
        }
        assertThat(drawn()).isEmpty();
    }

    @Test
    void work_that_is_done_within_a_second_draws_nothing() {
        assertThat(Progress.during(watched(true), "Reviewing", () -> 3)).isEqualTo(3);
        assertThat(drawn()).isEmpty();
    }
}
