package org.patrondesk.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patrondesk.library.Text;

class VocabularyTest {
    private static final Tree PLACES = new Tree(
            List.of("north", "pier"),
            Map.of("north", List.of("city", "mill"), "city", List.of("desk-1", "desk-2")),
            Map.of("mill", "The Mill"));
    private static final Banded AGE = new Banded(new Domain.Whole(0, 120), List.of(13, 18, 65));
    private static final Vocabulary WORDS = new Vocabulary(List.of(
            new Attribute("place", PLACES, true, false, List.of("branch"), Text.NONE),
            new Attribute("age", AGE, false, true, List.of(), Text.NONE),
            new Attribute(
                    "card",
                    new Choice(List.of("a", "c", "d"), Map.of("a", "Adult", "c", "Child", "d", "Child")),
                    false)));

    private static Facts facts(String attribute, Object value) {
        return WORDS.facts(Map.of(attribute, value));
    }

    @ParameterizedTest
    @CsvSource({"0,0..12", "12,0..12", "13,13..17", "64,18..64", "65,65..120", "120,65..120", "13..17,13..17"})
    void of_a_personal_number_only_the_band_is_kept(String given, String kept) {
        Object value = given.contains("..") ? given : Long.valueOf(given);

        assertThat(facts("age", value).value("age")).contains(kept);
    }

    @Test
    void a_rule_may_bound_a_personal_number_at_an_edge_only() {
        assertThat(AGE.range("", "17")).isEqualTo(new Span(0, 1));
        assertThat(AGE.range("18", "")).isEqualTo(new Span(2, 3));
        assertThatThrownBy(() -> AGE.range("", "15"))
                .hasMessage(
                        "is personal, and 16 is no edge of its bands; add 16 to its bands, or move the bound to an edge");
        assertThatThrownBy(() -> AGE.range("21", "")).hasMessageContaining("add 21 to its bands");
        assertThatThrownBy(() -> AGE.named(13L)).hasMessageContaining("14 is no edge");
        assertThat(AGE.named("13..17")).isEqualTo(Span.at(1));
    }

    @Test
    void a_fact_within_a_tree_is_a_leaf_and_an_inner_node_any_of_its_leaves() {
        assertThat(PLACES.leaves()).containsExactly("desk-1", "desk-2", "mill", "pier");
        assertThat(WORDS.places(0, facts("place", "city"))).isEqualTo(new Span(0, 1));
        assertThat(WORDS.places(0, facts("place", "mill"))).isEqualTo(Span.at(2));
        assertThat(WORDS.places(0, facts("place", "The Mill"))).isEqualTo(Span.at(2));
        assertThat(facts("place", "city").value("place")).contains("city");
        assertThat(PLACES.distance(0, "north")).isEqualTo(2);
        assertThat(PLACES.distance(2, "north")).isEqualTo(1);
    }

    @Test
    void an_unlisted_word_is_other_and_told_by_its_attribute() {
        Facts facts = WORDS.facts(Map.of("place", "harbour", "card", "other"));

        assertThat(facts.canonical()).isEqualTo("{\"card\":\"other\",\"place\":\"other\"}");
        assertThat(facts.unlisted()).containsExactly("place");
    }

    @Test
    void a_name_stands_for_its_value_unless_several_have_it() {
        assertThat(facts("card", "Adult").value("card")).contains("a");
        assertThatThrownBy(() -> facts("card", "Child"))
                .hasMessage("The attribute 'card' has several values of that name; give the value itself.");
    }

    @Test
    void a_former_id_is_taken_for_the_present_one_and_both_together_are_refused() {
        assertThat(facts("branch", "pier").value("place")).contains("pier");
        assertThatThrownBy(() -> WORDS.facts(Map.of("branch", "pier", "place", "mill")))
                .hasMessage("The attribute 'place' is given twice.");
    }

    @Test
    void facts_get_the_day_where_it_is_asked_for_and_they_name_none() {
        Vocabulary dated = new Vocabulary(List.of(new Attribute(Vocabulary.AS_OF, new Domain.Day(), false)));
        LocalDate day = LocalDate.of(2026, 11, 21);

        assertThat(dated.on(day, Facts.NONE).value(Vocabulary.AS_OF)).contains("2026-11-21");
        assertThat(dated.on(day, dated.facts(Map.of(Vocabulary.AS_OF, "2026-01-01")))
                        .value(Vocabulary.AS_OF))
                .contains("2026-01-01");
        assertThat(WORDS.on(day, Facts.NONE)).isEqualTo(Facts.NONE);
    }

    @Test
    void a_tree_has_each_value_once_and_no_circle() {
        assertThatThrownBy(() -> new Tree(List.of("a", "b"), Map.of("a", List.of("x"), "b", List.of("x")), Map.of()))
                .hasMessageContaining("'x' in two branches");
        assertThatThrownBy(() -> new Tree(List.of(), Map.of("a", List.of("b"), "b", List.of("a")), Map.of()))
                .hasMessageContaining("within itself");
    }

    private static List<Span> meaning(Domain then, Domain now, Object kept) {
        Vocabulary old = new Vocabulary(List.of(new Attribute("was", then, false)));
        Vocabulary fresh = new Vocabulary(List.of(new Attribute("is", now, false, false, List.of("was"), Text.NONE)));
        return fresh.places(0, old.facts(Map.of("was", kept)), old);
    }

    @Test
    void a_kept_band_may_have_been_any_of_its_values_under_new_bands() {
        Banded finer = new Banded(new Domain.Whole(0, 120), List.of(13, 16, 18, 21, 65));

        assertThat(meaning(AGE, finer, 30L)).containsExactly(new Span(3, 4));
        assertThat(meaning(AGE, new Domain.Whole(0, 120), 14L)).containsExactly(new Span(13, 17));
        assertThat(meaning(finer, AGE, 14L)).containsExactly(Span.at(1));
    }

    @Test
    void words_kept_under_an_older_list_keep_their_meaning_in_a_tree() {
        Choice flat = new Choice(List.of("mill", "city", "gone"));

        assertThat(meaning(flat, PLACES, "mill")).containsExactly(Span.at(2));
        assertThat(meaning(flat, PLACES, "city")).containsExactly(new Span(0, 1));
        assertThat(meaning(flat, PLACES, "gone")).containsExactly(Span.at(4));
        assertThat(meaning(flat, PLACES, "unlisted"))
                .as("other then may be any leaf that is new")
                .containsExactlyInAnyOrder(Span.at(4), Span.at(0), Span.at(1), Span.at(3));
        assertThat(meaning(PLACES, flat, "north")).contains(Span.at(0), Span.at(3));
    }

    @Test
    void what_cannot_be_compared_may_be_anything() {
        assertThat(meaning(new Domain.Money("EUR"), new Domain.Money("USD"), "1.00"))
                .containsExactly(new Span(0, 100_000_000));
        assertThat(meaning(new Domain.Flag(), new Domain.Whole(0, 9), true)).containsExactly(new Span(0, 9));
        assertThat(new Domain.Whole(0, 9).continues(new Domain.Flag())).isFalse();
        assertThat(PLACES.continues(new Choice(List.of("a")))).isTrue();
    }
}
