package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.examples.cli.terminal.Terminal;
import org.patrondesk.journal.StorageUnavailable;

class FailureTest {
    @Test
    void our_fault_says_so_and_how_to_see_more_and_quotes_nothing() {
        Failure failure = Failure.of(new IllegalStateException("Mrs Smith, 555-0100"));
        assertThat(failure.exit()).isEqualTo(70);
        assertThat(failure.sentence())
                .contains("our fault", "PATRONDESK_DEBUG=1")
                .doesNotContain("Smith");
        assertThat(Failure.debug(Map.of("PATRONDESK_DEBUG", "1"))).isTrue();
        assertThat(Failure.debug(Map.of())).isFalse();
    }

    @Test
    void a_store_that_fails_on_the_way_is_something_outside() {
        assertThat(Failure.of(new StorageUnavailable("The disk is full.", null, false)))
                .isEqualTo(new Failure(3, "The disk is full."));
        assertThat(Failure.of(new StorageUnavailable(
                        "The disk is full and nothing was written; free space and repeat the call.", null, true)))
                .isEqualTo(new Failure(
                        3,
                        "The disk is full; what was written before that is kept; free space and repeat the command."));
        assertThat(Failure.of(new UncheckedIOException(new IOException("x"))).exit())
                .isEqualTo(3);
    }

    @Test
    void an_answer_that_nobody_takes_is_told_with_what_became_of_the_work() {
        PrintStream full = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public boolean checkError() {
                return true;
            }
        };
        for (String[] command : List.of(new String[] {"--help"}, new String[] {"--version"}, new String[] {
            "policy", "check", "policies/newcastle-city.json"
        })) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Surroundings here = new Surroundings(
                    new Surroundings.Streams(
                            InputStream.nullInputStream(), full, new PrintStream(err, true, StandardCharsets.UTF_8)),
                    Terminal.none(),
                    Clock.systemUTC(),
                    Map.of());
            assertThat(PatronDeskMain.run(here, command)).isEqualTo(3);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("standard output is closed or full")
                    .doesNotContain("disk");
        }
    }

    @Test
    void a_message_of_many_lines_becomes_one() {
        assertThat(Failure.of(new BadInput("a \n b\r\nc")).sentence()).isEqualTo("a b c");
    }
}
