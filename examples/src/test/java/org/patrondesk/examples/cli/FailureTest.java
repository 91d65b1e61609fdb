package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patrondesk.examples.cli.terminal.BadInput;
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
        assertThat(Failure.of(new UncheckedIOException(new IOException("x"))).exit())
                .isEqualTo(3);
    }

    @Test
    void a_message_of_many_lines_becomes_one() {
        assertThat(Failure.of(new BadInput("a \n b\r\nc")).sentence()).isEqualTo("a b c");
    }
}
