package org.patrondesk.ils.folio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.ils.folio.Imported.LAST_LINE;
import static org.patrondesk.ils.folio.Imported.POLICIES;
import static org.patrondesk.ils.folio.Imported.lends;
import static org.patrondesk.ils.folio.Imported.loan;

import org.junit.jupiter.api.Test;

class FolioLanguageTest {
    private static String fileOf(String priority, String... rules) {
        return "priority: " + priority + "\nfallback-policy:" + POLICIES + "\n" + String.join("\n", rules) + "\n";
    }

    @Test
    void the_fallback_decides_when_no_rule_matches() {
        FolioImport imported = Imported.of(LAST_LINE);

        assertThat(loan(imported, "material-type", "book")).isEqualTo("x-l");
        assertThat(imported.rules()).isEqualTo(1);
        assertThat(imported.lines()).isEqualTo(2);
    }

    @Test
    void any_of_several_names_matches() {
        FolioImport imported = Imported.of(LAST_LINE + "m book dvd" + lends("three-weeks"));

        assertThat(loan(imported, "material-type", "dvd")).isEqualTo("three-weeks");
        assertThat(loan(imported, "material-type", "map")).isEqualTo("x-l");
    }

    @Test
    void negated_names_match_whatever_is_not_listed() {
        FolioImport imported = Imported.of(LAST_LINE + "m !book ! dvd" + lends("in-house"));

        assertThat(loan(imported, "material-type", "never-heard-of")).isEqualTo("in-house");
        assertThat(loan(imported, "material-type", "dvd")).isEqualTo("x-l");
    }

    @Test
    void all_matches_everything_and_counts_for_the_priority() {
        FolioImport imported = Imported.of(
                fileOf("number-of-criteria, last-line", "m book + g all" + lends("two"), "m book" + lends("one")));

        assertThat(loan(imported, "material-type", "book", "patron-group", "any"))
                .isEqualTo("two");
        assertThat(Imported.rule(imported, "line-3").object("when").has("patron-group"))
                .isFalse();
    }

    @Test
    void a_nested_line_needs_every_line_around_it() {
        FolioImport imported = Imported.of(LAST_LINE + "m book\n  g child\n      t short" + lends("one-week")
                + "\n  g adult" + lends("three-weeks") + "\n");

        assertThat(loan(imported, "material-type", "book", "patron-group", "child", "loan-type", "short"))
                .isEqualTo("one-week");
        assertThat(loan(imported, "material-type", "book", "patron-group", "adult", "loan-type", "short"))
                .isEqualTo("three-weeks");
        assertThat(loan(imported, "material-type", "map", "patron-group", "child", "loan-type", "short"))
                .isEqualTo("x-l");
    }

    @Test
    void a_nest_that_was_left_no_longer_counts() {
        FolioImport imported =
                Imported.of(LAST_LINE + "m book\n  g child" + lends("one") + "\nm map\n    t short" + lends("two"));

        assertThat(loan(imported, "material-type", "map", "patron-group", "adult", "loan-type", "short"))
                .isEqualTo("two");
    }

    @Test
    void a_letter_named_twice_needs_both_conditions() {
        FolioImport imported = Imported.of(
                LAST_LINE + "m book dvd + m dvd map" + lends("dvd-only") + "\nm !map\n  m !book" + lends("neither"));

        assertThat(loan(imported, "material-type", "dvd")).isEqualTo("neither");
        assertThat(Imported.rule(imported, "line-3").object("when").text("material-type"))
                .isEqualTo("dvd");
        assertThat(loan(imported, "material-type", "book")).isEqualTo("x-l");
    }

    @Test
    void comments_blank_lines_and_spaces_change_nothing() {
        FolioImport imported = Imported.of("\n# head\npriority :last-line / why\n\nfallback-policy  :" + POLICIES
                + "#\n   # deep\nm   book+g!child:l   a-a r a-a n a-a o a-a i a-a/\n\n");

        assertThat(loan(imported, "material-type", "book", "patron-group", "adult"))
                .isEqualTo("a-a");
        assertThat(loan(imported, "material-type", "book", "patron-group", "child"))
                .isEqualTo("x-l");
        assertThat(Imported.rule(imported, "line-7").text("source")).isEqualTo("rules.txt:7");
    }

    @Test
    void policies_stand_in_any_order() {
        FolioImport imported = Imported.of(LAST_LINE + "m book: i d-i o d-o n d-n r d-r l d-l");

        assertThat(Imported.rule(imported, "line-3").object("set").canonical())
                .isEqualTo("{\"loan\":\"d-l\",\"lost-item\":\"d-i\",\"notice\":\"d-n\",\"overdue\":\"d-o\","
                        + "\"request\":\"d-r\"}");
    }

    @Test
    void the_last_line_wins_or_the_first() {
        String[] rules = {"m book" + lends("upper"), "g child" + lends("lower")};

        assertThat(loan(Imported.of(fileOf("last-line", rules)), "material-type", "book", "patron-group", "child"))
                .isEqualTo("lower");
        FolioImport first =
                Imported.of("priority: first-line\n" + String.join("\n", rules) + "\nfallback-policy:" + POLICIES);
        assertThat(loan(first, "material-type", "book", "patron-group", "child"))
                .isEqualTo("upper");
        assertThat(loan(first, "material-type", "map", "patron-group", "adult")).isEqualTo("x-l");
    }

    @Test
    void criterium_compares_the_highest_letter_only() {
        FolioImport imported = Imported.of(fileOf(
                "criterium(t, s, c, b, a, m, g), last-line",
                "t short + m book" + lends("more"),
                "t short" + lends("later")));

        assertThat(loan(imported, "material-type", "book", "loan-type", "short"))
                .isEqualTo("later");
    }

    @Test
    void the_number_of_criteria_counts_places_once_and_nests_with_their_lines() {
        FolioImport imported = Imported.of(fileOf(
                "number-of-criteria, first-line",
                "a town + b north + c city + s desk" + lends("place"),
                "m book",
                "  g child" + lends("nest")));

        assertThat(Imported.rule(imported, "line-3").number("weight")).isEqualTo(1);
        assertThat(Imported.rule(imported, "line-5").number("weight")).isEqualTo(2);
    }

    @Test
    void regulations_are_compared_in_the_order_of_the_priority_line() {
        String[] rules = {"t short" + lends("high"), "m book + g child" + lends("many")};
        String[] facts = {"material-type", "book", "loan-type", "short", "patron-group", "child"};

        assertThat(loan(Imported.of(fileOf("criterium(t,s,c,b,a,m,g), number-of-criteria, last-line", rules)), facts))
                .isEqualTo("high");
        assertThat(loan(Imported.of(fileOf("number-of-criteria, criterium(t,s,c,b,a,m,g), last-line", rules)), facts))
                .isEqualTo("many");
    }

    @Test
    void seven_letters_alone_are_the_old_short_form() {
        String[] rules = {"t short + m book" + lends("more"), "t short" + lends("later"), "g child" + lends("low")};
        String[] facts = {"material-type", "book", "loan-type", "short", "patron-group", "child"};

        assertThat(loan(Imported.of(fileOf("t, s, c, b, a, m, g", rules)), facts))
                .isEqualTo("more");
        assertThat(Imported.of(fileOf("t s c b a m g", rules)).policy())
                .isEqualTo(Imported.of(fileOf("criterium (t, s, c, b, a, m, g), number-of-criteria, last-line", rules))
                        .policy());
    }

    @Test
    void a_byte_order_mark_and_any_line_ends_are_read() {
        FolioImport unix = Imported.of(LAST_LINE + "m book" + lends("three-weeks") + "\n");

        for (String lineEnd : new String[] {"\r\n", "\r"}) {
            String text = LAST_LINE + "m book" + lends("three-weeks") + "\n";
            assertThat(Imported.of("\uFEFF" + text.replace("\n", lineEnd))).isEqualTo(unix);
        }
    }
}
