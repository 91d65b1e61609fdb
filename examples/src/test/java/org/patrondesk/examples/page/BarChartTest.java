package org.patrondesk.examples.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarChartTest {
    private static ParsedPage chart(Map<String, Long> counts) {
        return ParsedPage.of(Sheet.of(
                "chart", List.of(BarChart.of(new Figures("c", "Counts", "Label", Figures.largestFirst(counts), 1)))));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0|1",
        "1, 0|1",
        "7, 0|2|4|6|8",
        "31, 0|10|20|30|40",
        "4100, '0|1,000|2,000|3,000|4,000|5,000'",
        "80752, '0|20,000|40,000|60,000|80,000|100,000'",
        "3000000, 0|1M|2M|3M"
    })
    void the_scale_has_round_steps(long largest, String labels) {
        assertThat(Scale.upTo(largest).marks().stream().map(Scale.Mark::label)).containsExactly(labels.split("\\|"));
    }

    @Test
    void a_long_label_is_cut_and_told_whole_in_the_title() {
        String label = "the-library-of-the-area-in-which-the-patron-lives";
        ParsedPage chart = chart(Map.of(label, 3L));

        assertThat(chart.texts("//*[@class='label']"))
                .singleElement()
                .asString()
                .endsWith("…")
                .hasSizeLessThan(30);
        assertThat(chart.texts("//*[local-name()='g']/*[local-name()='title']")).containsExactly(label + ": 3");
    }

    @Test
    void a_label_is_never_cut_inside_a_letter() {
        assertThat(BarChart.shortened("x" + "e\u0301".repeat(60))).endsWith("e\u0301…");
        assertThat(BarChart.shortened("\uD83D\uDCDA".repeat(40))).matches("(\uD83D\uDCDA)+…");
        assertThat(BarChart.shortened("short")).isEqualTo("short");
    }

    @Test
    void one_in_many_is_still_seen_and_none_is_not_drawn() {
        assertThat(chart(Map.of("many", 1_000_000L, "one", 1L, "none", 0L))
                        .texts("//*[@class='bar plain']/@width")
                        .subList(1, 3))
                .containsExactly("1.5", "0.0");
    }

    @Test
    void the_largest_number_there_is_fits_the_picture() {
        ParsedPage chart = chart(Map.of("all", Long.MAX_VALUE));

        assertThat(chart.texts("//*[@class='value']")).containsExactly("9,223,372,036,854,775,807");
        double x = Double.parseDouble(chart.texts("//*[@class='value']/@x").get(0));
        assertThat(x + 25 * 7.4).isLessThanOrEqualTo(640);
        assertThat(chart.texts("//*[@class='mark']"))
                .startsWith("0")
                .filteredOn(String::isEmpty)
                .isNotEmpty();
    }

    @Test
    void what_does_not_fit_shares_the_last_bar() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            counts.put("branch " + i, 100L - i);
        }

        ParsedPage chart = chart(counts);

        assertThat(chart.texts("//*[@class='value']")).hasSize(BarChart.MOST_BARS);
        assertThat(chart.texts("//*[@class='label']").get(29)).isEqualTo("11 others together");
        assertThat(chart.texts("//*[@class='value']").get(29)).isEqualTo("726");
    }

    @Test
    void there_are_no_negative_counts() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Figures.Bar("x", -1, Figures.Tone.PLAIN, ""));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, –", "0, 5, 0.0%", "5, 5, 100.0%", "1, 3, 33.3%", "1, 80752, <0.1%", "80751, 80752, >99.9%"})
    void a_share_never_hides_the_few(long part, long whole, String share) {
        assertThat(Plain.share(part, whole)).isEqualTo(share);
    }
}
