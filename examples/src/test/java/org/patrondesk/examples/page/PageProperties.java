package org.patrondesk.examples.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PageProperties {
    @Property(tries = 100)
    void any_words_make_a_well_formed_agenda(@ForAll("words") String words) {
        String page = AgendaPage.render(Samples.agendaNamed(words), AgendaPage.Heading.of(words, Samples.ZONE));

        assertThat(ParsedPage.of(page).all("//article")).hasSize(1);
    }

    @Property(tries = 100)
    void any_words_and_counts_make_a_well_formed_demo_page(
            @ForAll("words") String words, @ForAll @LongRange(min = 0) long n) {
        assertThat(ParsedPage.of(DemoPage.render(Samples.allNamed(words, n))).all("//section"))
                .hasSize(5);
    }

    @Property(tries = 100)
    void all_bars_and_numbers_stay_inside_the_picture(
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0) Long> counts) {
        List<Figures.Bar> bars = counts.stream()
                .map(n -> new Figures.Bar("branch", n, Figures.Tone.PLAIN, ""))
                .toList();

        ParsedPage page =
                ParsedPage.of(Sheet.of("chart", List.of(BarChart.of(new Figures("c", "Counts", "Of", bars, 1)))));

        List<String> values = page.texts("//*[@class='value']");
        List<String> places = page.texts("//*[@class='value']/@x");
        assertThat(places).hasSameSizeAs(values).isNotEmpty();
        for (int i = 0; i < values.size(); i++) {
            assertThat(Double.parseDouble(places.get(i)))
                    .isBetween(226.0, 640 - 7.4 * values.get(i).length());
        }
    }

    @Property
    void a_scale_reaches_its_largest_value_in_at_most_five_steps(@ForAll @LongRange(min = 0) long largest) {
        Scale scale = Scale.upTo(largest);

        assertThat(scale.position(largest)).isBetween(0.0, 1.0);
        assertThat(scale.marks()).hasSizeBetween(2, 6);
    }

    /** Text of every kind, with what parsers trip over more often than chance would have it. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().all().ofMaxLength(8),
                        Arbitraries.of(
                                "<script>",
                                "]]>",
                                "<!--",
                                "-->",
                                "&#0;",
                                "&",
                                "\"'",
                                "\u0000",
                                "\u001B",
                                "\uD800",
                                "\uFFFE",
                                "\u202E",
                                "</style>",
                                "{",
                                "{\"a\":",
                                "\r\n",
                                "\uDBFF\uDFFF"))
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }
}
