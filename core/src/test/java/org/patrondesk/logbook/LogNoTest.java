package org.patrondesk.logbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.journal.CommandCheck;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;

class LogNoTest {
    private final CommandCheck check = new CommandCheck();

    private static LogNo no(Optional<String> why, Optional<String> offered) {
        return new LogNo(
                "Fill a water bottle",
                "unwritten",
                why,
                offered,
                Map.of(),
                new Branch("CENTRAL"),
                Channel.DESK,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void a_no_needs_neither_more_words_nor_an_offer() {
        assertThat(check.violations(no(Optional.empty(), Optional.empty()))).isEmpty();
        assertThat(check.violations(no(Optional.of("a\nb"), Optional.of("c")))).isEmpty();
    }

    @Test
    void words_that_are_given_say_something_and_fit_a_page() {
        assertThat(check.violations(no(Optional.of(" \n"), Optional.of("x".repeat(501)))))
                .extracting(Violation::path, Violation::code)
                .containsExactly(tuple("offered", "Size"), tuple("why", "Pattern"));
    }
}
