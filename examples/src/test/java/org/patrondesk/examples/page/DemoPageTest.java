package org.patrondesk.examples.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Node;

class DemoPageTest {
    private final ParsedPage page = ParsedPage.of(DemoPage.render(Samples.content()));

    @Test
    void every_section_is_present_and_says_which_step_made_it() {
        assertThat(page.texts("//h2"))
                .containsExactly(
                        "The members", "The decisions", "The loudest nos", "What one change would do", "The call list");
        assertThat(page.texts("//p[@class='step']/code"))
                .containsExactly(
                        "patrondesk members import",
                        "patrondesk decide",
                        "patrondesk nos review",
                        "patrondesk nos replay",
                        "patrondesk calls build");
    }

    @Test
    void each_chart_draws_the_numbers_of_the_table_beside_it() {
        List<Node> pairs = page.all("//div[@class='beside']");

        assertThat(pairs).hasSize(10).allSatisfy(pair -> {
            List<String> numbers = ParsedPage.texts("./table/tbody/tr/td[1]", pair);
            assertThat(ParsedPage.texts(".//*[@class='value']", pair))
                    .isNotEmpty()
                    .isEqualTo(numbers);
        });
    }

    @Test
    void bars_are_as_long_as_their_numbers() {
        List<String> widths = page.texts("//*[contains(@aria-labelledby,'calls-title')]//*[@class='bar plain']/@width");

        assertThat(widths).hasSize(4);
        double longest = Double.parseDouble(widths.get(0));
        assertThat(Double.parseDouble(widths.get(1)) / longest)
                .isCloseTo(2_900.0 / 4_100, org.assertj.core.data.Offset.offset(0.001));
        assertThat(widths.get(3)).isEqualTo("0.0");
    }

    @Test
    void each_outcome_is_explained_even_when_it_did_not_occur() {
        assertThat(page.texts("//table[caption='Decisions by outcome']/tbody/tr/th/bdi"))
                .containsExactly(
                        "Yes", "Yes, on a condition", "Ask first", "No", "No, with an alternative", "Referred");
        assertThat(page.texts("//table[caption='Decisions by outcome']/tbody/tr/th/span"))
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).endsWith("."));
    }

    @Test
    void the_loudest_rule_comes_first() {
        assertThat(page.texts("//table[caption='Nos by rule, loudest first']/tbody/tr/th"))
                .containsExactly("renewal-after-holds", "proof-of-address", "unwritten (no written rule)");
        assertThat(page.texts("//table[caption='Members to call, by branch']/tbody/tr/th"))
                .containsExactly("Quayside", "Hilltop", "Old Mill", "Closed");
    }

    @Test
    void numbers_are_grouped_and_shares_have_one_decimal() {
        assertThat(page.texts("//table[caption='Rows kept with a remark']/tbody/tr[1]/td"))
                .containsExactly("12,005", "14.9%");
    }

    @Test
    void the_replay_tells_gains_costs_and_what_cannot_be_told() {
        assertThat(page.texts("//table[caption='The recorded decisions, answered again']/tbody/tr/td[1]"))
                .containsExactly("2,346", "0", "4", "78,000", "400");
        assertThat(page.texts("//table[starts-with(caption,'What changed')]/tbody/tr/*"))
                .containsExactly("out-of-area", "2,346", "0", "4");
    }

    @Test
    void nothing_counted_makes_a_whole_page_too() {
        ParsedPage nothing = ParsedPage.of(DemoPage.render(Samples.nothing()));

        assertThat(nothing.texts("//h2")).hasSize(5);
        assertThat(nothing.texts("//table[caption='Members to call, by branch']/tbody/tr"))
                .containsExactly("Nothing was counted.");
        assertThat(nothing.texts("//p[@class='none']")).contains("There is nothing to draw here.");
    }
}
