package org.patrondesk.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("a", "no", "age", "tier", "branch", "months-since-last-use");

    @ParameterizedTest
    @CsvSource({
        "on,no",
        "teir,tier",
        "ages,age",
        "tiers,tier",
        "Brnahc,branch",
        "braanches,branch",
        "month-since-last-use,months-since-last-use",
    })
    void a_word_with_a_few_slips_is_known_again(String given, String meant) {
        assertThat(Suggestion.among(KNOWN, given)).isEqualTo("; did you mean '" + meant + "'?");
    }

    @ParameterizedTest
    @CsvSource({"b", "fee", "desk", "time", "pr"})
    void a_short_word_that_is_far_off_is_not_guessed(String given) {
        assertThat(Suggestion.among(KNOWN, given)).isEmpty();
    }
}
