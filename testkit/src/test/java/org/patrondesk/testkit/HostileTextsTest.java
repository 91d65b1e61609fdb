package org.patrondesk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patrondesk.library.Characters;
import org.patrondesk.testkit.HostileTexts.HostileText;

class HostileTextsTest {
    @Test
    void every_text_is_there_once_under_one_name() {
        List<HostileText> all = HostileTexts.all();

        assertThat(all).hasSizeGreaterThan(400);
        assertThat(all).extracting(HostileText::value).doesNotHaveDuplicates();
        assertThat(all).extracting(HostileText::name).doesNotHaveDuplicates();
    }

    @Test
    void every_kind_that_a_store_or_a_line_cannot_hold_is_among_them() {
        List<String> values =
                HostileTexts.all().stream().map(HostileText::value).toList();

        assertThat(values).anyMatch(value -> value.indexOf('\u0000') >= 0);
        assertThat(values).anyMatch(value -> value.contains("\r\n"));
        assertThat(values.stream().filter(value -> !Characters.areStorable(value)))
                .hasSizeGreaterThanOrEqualTo(HostileTexts.halves().size() + 3);
        assertThat(HostileTexts.halves()).noneMatch(text -> Characters.areOneLine(text.value()));
        assertThat(values.stream().filter(Characters::areOneLine)).hasSizeGreaterThan(200);
    }

    @Test
    void names_are_plain_and_show_nothing_of_the_text() {
        assertThat(HostileTexts.all())
                .allSatisfy(text ->
                        assertThat(text.toString()).matches("[ -~]{1,60}").doesNotContain(HostileTexts.MARK));
    }

    @Test
    void the_huge_texts_have_ten_megabytes() {
        assertThat(HostileTexts.huge()).hasSize(5).allMatch(text -> text.value().length() == HostileTexts.HUGE);
    }

    @Test
    void what_others_keep_is_read_whole() {
        assumeTrue(Corpora.areThere(), Corpora.ABSENT);
        assertThat(Corpora.naughtyStrings()).hasSizeGreaterThan(400);
        assertThat(Corpora.jsonCases())
                .hasSizeGreaterThan(300)
                .extracting(each -> each.name().substring(0, 2))
                .contains("y_", "n_", "i_");
    }
}
