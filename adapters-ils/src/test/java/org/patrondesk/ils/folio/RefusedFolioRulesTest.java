package org.patrondesk.ils.folio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.ils.folio.Imported.LAST_LINE;
import static org.patrondesk.ils.folio.Imported.POLICIES;
import static org.patrondesk.ils.folio.Imported.refusal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.patrondesk.policy.PolicyProblem;

class RefusedFolioRulesTest {
    private static final String FALLBACK = "fallback-policy:" + POLICIES + "\n";
    private static final String RULE = "m book:" + POLICIES + "\n";

    /** The text, the line and column, and words of the sentence. */
    static Stream<Arguments> files() {
        return Stream.of(priorities(), fallbacks(), criteria(), policies(), nests())
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> priorities() {
        return Stream.of(
                Arguments.of("", "1:1", "holds no rules"),
                Arguments.of(" \n# only a comment\n", "1:1", "holds no rules"),
                Arguments.of(FALLBACK, "1:1", "priority line is missing"),
                Arguments.of("! " + FALLBACK, "1:1", "priority line is missing"),
                Arguments.of(RULE + "priority: last-line\n", "1:1", "priority line is missing"),
                Arguments.of(" priority: last-line\n" + FALLBACK, "1:2", "indented"),
                Arguments.of(LAST_LINE + "priority: last-line\n", "3:1", "second priority line"),
                Arguments.of("priority last-line\n", "1:10", "':'"),
                Arguments.of("priority:\n", "1:10", "regulation is missing"),
                Arguments.of("priority: t g m a b c\n", "1:11", "Found 6 letters"),
                Arguments.of("priority: t g m a b c s s\n", "1:25", "'s' stands twice"),
                Arguments.of("priority: t g m a b s s\n", "1:23", "'s' stands twice"),
                Arguments.of("priority: t, s, c, b, a, m, g, last-line\n", "1:32", "one of the letters"),
                Arguments.of("priority: t, s, c, b, a, m, g last-line\n", "1:31", "nothing stands behind"),
                Arguments.of("priority: criterium(t, s, c, b, a, m, x), last-line\n", "1:39", "one of the letters"),
                Arguments.of("priority: criterium(x, s, c, b, a, m, t), last-line\n", "1:21", "none of the letters"),
                Arguments.of("priority: criterium t, s, c, b, a, m, g, last-line\n", "1:21", "'('"),
                Arguments.of("priority: criterium(t, s, c, b, a, m, g, last-line\n", "1:42", "one of the letters"),
                Arguments.of("priority: criterium(t, s, c, b, a, m, g last-line\n", "1:41", "')'"),
                Arguments.of("priority: criterium(t, s, c, b, a, m, g)\n", "1:41", "','"),
                Arguments.of("priority: number-of-criteria, number-of-criteria, last-line\n", "1:31", "stands twice"),
                Arguments.of("priority: last-line, number-of-criteria\n", "1:20", "nothing stands behind"),
                Arguments.of("priority: first-line, last-line\n", "1:21", "nothing stands behind"),
                Arguments.of("priority: oldest-line\n", "1:11", "'oldest-line' is no regulation"));
    }

    private static Stream<Arguments> fallbacks() {
        return Stream.of(
                Arguments.of("priority: last-line\n", "1:20", "fallback-policy line is missing"),
                Arguments.of("priority: last-line\n" + RULE + FALLBACK, "2:1", "between the priority line and"),
                Arguments.of("priority: first-line\n" + FALLBACK + RULE, "3:1", "behind the last rule"),
                Arguments.of("priority: first-line\n" + RULE, "2:" + RULE.length(), "fallback-policy line is missing"),
                Arguments.of("priority: number-of-criteria, first-line\n" + RULE + FALLBACK, "2:1", "between"),
                Arguments.of(LAST_LINE + FALLBACK, "3:1", "second fallback-policy"),
                Arguments.of(LAST_LINE + "m book\n  " + FALLBACK, "4:3", "second fallback-policy"),
                Arguments.of("priority: first-line\nm book\n  " + FALLBACK, "3:3", "indented"),
                Arguments.of("priority: last-line\nfallback-policy\n", "2:16", "policies are missing"),
                Arguments.of("priority: last-line\nfallback-policy: l a-a\n", "2:16", "request policy (r)"),
                Arguments.of("priority: last-line fallback-policy:" + POLICIES, "1:21", "nothing stands behind"));
    }

    private static Stream<Arguments> criteria() {
        return Stream.of(
                Arguments.of(LAST_LINE + "foo", "3:1", "'foo' is no criterion"),
                Arguments.of(LAST_LINE + "G adult:" + POLICIES, "3:1", "'G' is no criterion"),
                Arguments.of(LAST_LINE + ":" + POLICIES, "3:1", "criterion is missing"),
                Arguments.of(LAST_LINE + "m:" + POLICIES, "3:2", "material type is missing"),
                Arguments.of(LAST_LINE + "m !:" + POLICIES, "3:4", "name is missing after '!'"),
                Arguments.of(LAST_LINE + "m book +:" + POLICIES, "3:9", "criterion is missing"),
                Arguments.of(LAST_LINE + "m book + q dvd:" + POLICIES, "3:10", "'q' is no criterion"),
                Arguments.of(LAST_LINE + "m book g adult:" + POLICIES, "3:8", "write '+' before it"),
                Arguments.of(LAST_LINE + "m book l x-l", "3:8", "write ':' before the policies"),
                Arguments.of(LAST_LINE + "m all book:" + POLICIES, "3:7", "'all' stands alone"),
                Arguments.of(LAST_LINE + "m book all:" + POLICIES, "3:8", "'all' stands alone"),
                Arguments.of(LAST_LINE + "m !all:" + POLICIES, "3:4", "'all' stands alone"),
                Arguments.of(LAST_LINE + "m book !dvd:" + POLICIES, "3:8", "before all of them or none"),
                Arguments.of(LAST_LINE + "m !book dvd:" + POLICIES, "3:9", "before all of them or none"),
                Arguments.of(LAST_LINE + "m first-line:" + POLICIES, "3:3", "word of the language"),
                Arguments.of(LAST_LINE + "m other:" + POLICIES, "3:3", "whatever is not listed"),
                Arguments.of(LAST_LINE + "m book, dvd:" + POLICIES, "3:7", "Expected a name, '+'"),
                Arguments.of(LAST_LINE + "m b_k:" + POLICIES, "3:4", "'_' has no meaning"),
                Arguments.of(LAST_LINE + "m bücher:" + POLICIES, "3:4", "U+00FC"),
                Arguments.of(LAST_LINE + "  \t m book:" + POLICIES, "3:3", "tab"),
                Arguments.of(LAST_LINE + "m book\t:" + POLICIES, "3:7", "tab"));
    }

    private static Stream<Arguments> policies() {
        return Stream.of(
                Arguments.of(LAST_LINE + "m book:", "3:8", "policies are missing after ':'"),
                Arguments.of(LAST_LINE + "m book: l a-a n a-a o a-a i a-a", "3:7", "request policy (r)"),
                Arguments.of(LAST_LINE + "m book: l a-a", "3:7", "notice policy (n), overdue policy (o), lost item"),
                Arguments.of(LAST_LINE + "m book: l a-a l b-b r a-a n a-a o a-a i a-a", "3:15", "stands twice"),
                Arguments.of(LAST_LINE + "m book: l r a-a", "3:11", "name of the loan policy is missing"),
                Arguments.of(LAST_LINE + "m book: l", "3:10", "name of the loan policy is missing"),
                Arguments.of(LAST_LINE + "m book: l all", "3:11", "word of the language"),
                Arguments.of(LAST_LINE + "m book: p a-a", "3:9", "'p' is no policy"),
                Arguments.of(LAST_LINE + "m book:" + POLICIES + " :", "3:39", "':' is no policy"));
    }

    private static Stream<Arguments> nests() {
        return Stream.of(
                Arguments.of(LAST_LINE + " m book:" + POLICIES, "3:2", "in no nest"),
                Arguments.of(LAST_LINE + "m book", "3:1", "policies are missing"),
                Arguments.of(LAST_LINE + "g visitor\n   m book", "4:4", "policies are missing"),
                Arguments.of(LAST_LINE + "g visitor\n" + RULE, "3:1", "policies are missing"),
                Arguments.of("priority: first-line\ng visitor\n" + FALLBACK, "2:1", "policies are missing"),
                Arguments.of(LAST_LINE + "g visitor\n    " + RULE + "  " + RULE, "5:3", "indented by 2 spaces"),
                Arguments.of(
                        LAST_LINE + "g a-a\n  m b-b\n     t c-c:" + POLICIES + "\n   t d-d:" + POLICIES,
                        "6:4",
                        "indented by 3 spaces"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_is_wrong_is_refused_at_its_place(String text, String place, String words) {
        PolicyProblem refusal = refusal(text);

        assertThat(refusal.place()).isEqualTo("rules.txt:" + place);
        assertThat(refusal.sentence()).contains(words).matches("[A-Z'].*\\.");
    }

    @Test
    void windows_1252_is_refused_where_its_first_byte_stands() {
        PolicyProblem refusal = refusal((LAST_LINE + "# für").getBytes(Charset.forName("windows-1252")));

        assertThat(refusal.place()).isEqualTo("rules.txt:3:4");
        assertThat(refusal.sentence()).contains("Windows-1252", "UTF-8");
    }

    @Test
    void a_file_of_more_than_ten_megabytes_is_refused() {
        assertThat(refusal("#".repeat(10_000_001)).sentence()).contains("10 MB");
    }

    @Test
    void nests_deeper_than_64_levels_are_refused() {
        StringBuilder text = new StringBuilder(LAST_LINE);
        for (int i = 0; i <= 64; i++) {
            text.append(" ".repeat(i)).append("m x-").append(i).append(":" + POLICIES + "\n");
        }

        assertThat(refusal(text.toString()).place()).isEqualTo("rules.txt:67:65");
    }

    @Test
    void columns_are_not_moved_by_a_byte_order_mark_or_by_windows_line_ends() {
        String text = "\uFEFF" + LAST_LINE.replace("\n", "\r\n") + "m:" + POLICIES;

        assertThat(refusal(text.getBytes(StandardCharsets.UTF_8)).place()).isEqualTo("rules.txt:3:2");
        assertThat(refusal("\uFEFFfoo").place()).isEqualTo("rules.txt:1:1");
    }
}
