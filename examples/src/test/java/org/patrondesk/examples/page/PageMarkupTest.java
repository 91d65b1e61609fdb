package org.patrondesk.examples.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.story.Chains;
import org.patrondesk.story.Consent;
import org.w3c.dom.Node;

/** What holds for both pages: safe, complete in themselves, and open to people who do not see them. */
class PageMarkupTest {
    private static final String HOSTILE =
            "</title></style><script>alert(1)</script>\" onload='x' &amp; & \u0000\u001B\u202E";

    static List<String> pages() {
        return List.of(
                AgendaPage.render(Samples.agenda(), Samples.HEADING),
                AgendaPage.render(Samples.empty(), Samples.HEADING),
                AgendaPage.render(Samples.agendaNamed(HOSTILE), AgendaPage.Heading.of(HOSTILE, Samples.ZONE)),
                AgendaPage.render(
                        Samples.agenda(),
                        new Chains.Recent(List.of(SampleChain.of(HOSTILE, Consent.TO_USE_AND_NAME)), 3),
                        Samples.HEADING),
                DemoPage.render(Samples.content()),
                DemoPage.render(Samples.nothing()),
                DemoPage.render(Samples.allNamed(HOSTILE, Long.MAX_VALUE)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothing_runs_and_nothing_is_loaded(String page) {
        ParsedPage parsed = ParsedPage.of(page);

        assertThat(page).doesNotContain("<script", "url(", "@import");
        assertThat(parsed.all("//script | //link | //iframe | //img | //object | //form | //a"))
                .isEmpty();
        assertThat(parsed.all("//@src | //@href | //@style | //@*[starts-with(name(), 'on')]"))
                .isEmpty();
        assertThat(parsed.texts("//meta[@http-equiv='Content-Security-Policy']/@content"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void headings_follow_each_other_without_a_gap(String page) {
        ParsedPage parsed = ParsedPage.of(page);
        int before = 0;
        for (Node heading : parsed.all("//h1 | //h2 | //h3 | //h4")) {
            int level = heading.getNodeName().charAt(1) - '0';
            assertThat(level).isBetween(1, before + 1);
            before = level;
        }
        assertThat(parsed.all("//h1")).hasSize(1);
        assertThat(parsed.texts("/html/@lang")).containsExactly("en");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void tables_and_pictures_say_what_they_are(String page) {
        ParsedPage parsed = ParsedPage.of(page);

        assertThat(parsed.all("//table[not(caption)] | //th[not(@scope)]")).isEmpty();
        assertThat(parsed.all("//svg[not(@role='img') or not(*[1][self::title]) or not(*[2][self::desc])]"))
                .isEmpty();
        assertThat(parsed.all("//input[not(parent::label)]")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void ids_are_unique_and_what_refers_to_one_finds_it(String page) {
        ParsedPage parsed = ParsedPage.of(page);
        List<String> ids = parsed.texts("//@id");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(new HashSet<>(ids))
                .containsAll(parsed.texts("//@aria-labelledby").stream()
                        .flatMap(list -> List.of(list.split(" ")).stream())
                        .toList());
    }

    @Test
    void hostile_text_is_shown_as_the_text_it_is() {
        String shown = "</title></style><script>alert(1)</script>\" onload='x' &amp; & \uFFFD\uFFFD";

        assertThat(ParsedPage.of(DemoPage.render(Samples.allNamed(HOSTILE, 1))).texts("//h1 | //*[local-name()='g']/*"))
                .contains(shown, shown + ": 1");
        assertThat(ParsedPage.of(AgendaPage.render(Samples.agendaNamed(HOSTILE), Samples.HEADING))
                        .texts("//article//h3"))
                .containsExactly(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"שלום \u202Eabc", "\u2066مرحبا\u2069", "\u202Dx"})
    void text_in_another_direction_keeps_to_its_own_element(String text) {
        assertThat(AgendaPage.render(Samples.agendaNamed(text), Samples.HEADING))
                .contains("<bdi>" + text.replaceAll("[\u202A-\u202E\u2066-\u2069]", "") + "</bdi>")
                .doesNotContainPattern("[\u202A-\u202E\u2066-\u2069]");
    }

    @Test
    void a_style_sheet_cannot_end_its_element() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Html.Style("a{}</style>"));
    }
}
