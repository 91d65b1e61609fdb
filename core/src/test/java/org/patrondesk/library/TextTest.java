package org.patrondesk.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void the_exact_tag_is_preferred_then_the_language() {
        Text text = new Text(Map.of("de-AT", "Jänner", "de", "Januar", "en", "January", "", "1"));

        assertThat(text.in(Locale.forLanguageTag("de-AT"))).isEqualTo("Jänner");
        assertThat(text.in(Locale.forLanguageTag("de-CH"))).isEqualTo("Januar");
    }

    @Test
    void an_unknown_language_gets_the_untagged_text_then_english_then_the_first_tag() {
        assertThat(new Text(Map.of("", "1", "en", "January")).in(Locale.FRENCH)).isEqualTo("1");
        assertThat(new Text(Map.of("en", "January", "de", "Januar")).in(Locale.FRENCH))
                .isEqualTo("January");
        assertThat(new Text(Map.of("de", "Januar", "cy", "Ionawr")).in(Locale.FRENCH))
                .isEqualTo("Ionawr");
    }

    @Test
    void no_text_is_empty_in_every_language() {
        assertThat(Text.of("")).isSameAs(Text.NONE);
        assertThat(Text.NONE.in(Locale.ENGLISH)).isEmpty();
        assertThat(Text.NONE.isEmpty()).isTrue();
        assertThat(Text.of("hello").in(Locale.ROOT)).isEqualTo("hello");
    }
}
