package org.patrondesk.ils.folio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patrondesk.ils.folio.Imported.LAST_LINE;
import static org.patrondesk.ils.folio.Imported.lends;
import static org.patrondesk.ils.folio.Imported.loan;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patrondesk.ils.folio.FolioFinding.Kind;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.schema.PolicyReader;

class FolioPolicyTest {
    private static FolioImport inTown(String rules) {
        return Imported.of(LAST_LINE + rules, SmallTown.tables());
    }

    private static String location(FolioImport imported, String id) {
        return StoredObject.empty()
                .withOptional(
                        "location",
                        Imported.rule(imported, id)
                                .object("when")
                                .value("location")
                                .orElse(null))
                .canonical();
    }

    @Test
    void the_policy_names_itself_and_its_precedence() {
        StoredObject policy = inTown("m m1" + lends("l-1")).policy();

        assertThat(policy.text("policySet")).isEqualTo("folio-circulation-rules");
        assertThat(policy.text("version")).matches("[0-9a-f]{12}");
        assertThat(policy.texts("precedence")).containsExactly("tier", "weight", "last");
        assertThat(policy.text("outputs")).isEqualTo("together");
        assertThat(policy.object("philosophy").canonical()).isEqualTo("{\"default\":\"yes\",\"unknownFact\":\"ask\"}");
        assertThat(policy.texts("attributeOrder"))
                .containsExactly("material-type", "loan-type", "patron-group", "location");
        assertThat(StoredObject.parse(policy.canonical()).hash()).isEqualTo(policy.hash());
    }

    @Test
    void another_rule_file_has_another_version() {
        assertThat(inTown("m m1" + lends("l-1")).policy().text("version"))
                .isNotEqualTo(inTown("m m2" + lends("l-1")).policy().text("version"));
    }

    @Test
    void a_rule_says_where_it_comes_from_in_the_names_of_the_tables() {
        StoredObject rule = Imported.rule(inTown("m m1" + lends("l-1")), "line-3");

        assertThat(rule.text("because")).isEqualTo("Circulation rule of line 3: loan policy three weeks.");
        assertThat(rule.text("source")).isEqualTo("rules.txt:3");
        assertThat(rule.text("decide")).isEqualTo("yes");
        assertThat(rule.object("set").text("loan")).isEqualTo("l-1");
    }

    @Test
    void a_rule_whose_loan_policy_lends_nothing_decides_no() {
        assertThat(Imported.rule(inTown("m m1" + lends("l-2")), "line-3").text("decide"))
                .isEqualTo("no");
    }

    @Test
    void the_fallback_holds_always_and_weighs_least() {
        FolioImport imported = inTown("m m1" + lends("l-1"));
        StoredObject fallback = Imported.rule(imported, "fallback");

        assertThat(fallback.has("when")).isFalse();
        assertThat(fallback.number("weight")).isZero();
        assertThat(Imported.rule(imported, "line-3").number("weight")).isPositive();
        assertThat(fallback.text("source")).isEqualTo("rules.txt:2");
    }

    @Test
    void places_become_a_tree_by_the_tables() {
        StoredObject tree =
                inTown("").policy().object("attributes").object("location").object("tree");

        assertThat(tree.canonical())
                .isEqualTo("{\"a1\":{\"b1\":{\"c1\":[\"s1\",\"s2\"],\"c2\":[\"s3\"]}},"
                        + "\"a2\":{\"b2\":{\"c3\":[\"s4\"]},\"b3\":[\"c4\"]},\"s5\":[]}");
    }

    @Test
    void conditions_on_places_are_written_as_the_rule_file_names_them() {
        assertThat(location(inTown("c c1" + lends("l-1")), "line-3")).isEqualTo("{\"location\":\"c1\"}");
        assertThat(location(inTown("s s3 s1" + lends("l-1")), "line-3")).isEqualTo("{\"location\":[\"s3\",\"s1\"]}");
    }

    @Test
    void several_conditions_on_places_are_intersected_and_written_in_as_few_words_as_possible() {
        assertThat(location(inTown("a a1 + s s1 s2 s4" + lends("l-1")), "line-3"))
                .isEqualTo("{\"location\":\"c1\"}");
        assertThat(location(inTown("a a1\n  c !c2 !c3" + lends("l-1")), "line-4"))
                .isEqualTo("{\"location\":\"c1\"}");
    }

    @Test
    void a_negated_place_leaves_everything_else_and_what_is_not_listed() {
        assertThat(location(inTown("c !c1" + lends("l-1")), "line-3"))
                .isEqualTo("{\"location\":[\"c2\",\"a2\",\"s5\",\"other\"]}");
    }

    @Test
    void a_location_belongs_where_it_says_even_outside_its_library_in_the_tree() {
        FolioImport imported = inTown("b b1" + lends("l-1") + "\nc c3" + lends("l-2"));

        assertThat(loan(imported, "location", "s5")).isEqualTo("l-2");
        assertThat(location(imported, "line-3")).isEqualTo("{\"location\":[\"b1\",\"s5\"]}");
        assertThat(imported.findings())
                .filteredOn(finding -> finding.kind() == Kind.OUTSIDE_ITS_LIBRARY)
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString())
                        .startsWith("locations.json: ")
                        .contains("'s5'"));
    }

    @Test
    void unknown_ids_are_found_and_their_rules_survive() {
        FolioImport imported = inTown("m m9 + s s9" + lends("l-9"));

        assertThat(imported.findings())
                .filteredOn(finding -> finding.kind() == Kind.UNKNOWN_ID)
                .extracting(FolioFinding::place)
                .containsExactly("rules.txt:2:20", "rules.txt:3:3", "rules.txt:3:10", "rules.txt:3:16");
        assertThat(imported.findings().toString())
                .contains("material_types.json", "locations.json", "loan_policies.json");
        assertThat(loan(imported, "material-type", "m9", "location", "s9")).isEqualTo("l-9");
    }

    @Test
    void a_table_that_is_absent_is_not_checked() {
        FolioImport imported =
                Imported.of(LAST_LINE + "m m9" + lends("l-9"), SmallTown.tables("material_types", "loan_policies"));

        assertThat(imported.findings()).noneMatch(finding -> finding.kind() == Kind.UNKNOWN_ID);
        assertThat(loan(imported, "material-type", "m9")).isEqualTo("l-9");
    }

    @Test
    void a_name_in_the_place_of_an_id_is_read_as_that_id_and_found() {
        FolioImport imported = inTown("m Laptop" + lends("l-1"));

        assertThat(loan(imported, "material-type", "m3")).isEqualTo("l-1");
        assertThat(imported.findings())
                .anyMatch(finding ->
                        finding.kind() == Kind.NAME_FOR_ID && finding.place().equals("rules.txt:3:3"));
    }

    @Test
    void values_have_the_names_of_the_tables_and_one_that_several_share_is_told() {
        FolioImport imported = inTown("");

        StoredObject attributes = imported.policy().object("attributes");
        assertThat(attributes.object("patron-group").object("names").text("g2")).isEqualTo("child");
        assertThat(attributes.object("loan-type").object("names").canonical())
                .isEqualTo("{\"t1\":\"Normal\",\"t2\":\"Short\",\"t3\":\"Short\"}");
        assertThat(imported.findings())
                .anyMatch(finding -> finding.kind() == Kind.SHARED_NAME
                        && finding.toString().startsWith("loan_types.json: 'Short' is the name of 2 records"));
    }

    @Test
    void a_request_by_a_name_that_places_share_is_refused_and_never_misread() {
        Map<String, Table> tables = Map.of(
                "locations",
                new Table(
                        "locations.json",
                        List.of(
                                new Entry("s1", Map.of("name", "Stacks", "code", "N-STACKS", "libraryId", "c1")),
                                new Entry("s2", Map.of("name", "Stacks", "code", "S-STACKS", "libraryId", "c1")),
                                new Entry("s3", Map.of("name", "Law", "code", "LAW", "libraryId", "c2")))),
                "libraries",
                new Table(
                        "libraries.json",
                        List.of(
                                new Entry("c1", Map.of("name", "Main", "code", "M")),
                                new Entry("c2", Map.of("name", "Law", "code", "LAW-LIB")))));

        StoredObject policy = Imported.of(LAST_LINE, new FolioTables(tables)).policy();
        assertThat(policy.object("attributes")
                        .object("location")
                        .object("names")
                        .canonical())
                .isEqualTo("{\"c1\":\"Main\",\"c2\":\"LAW-LIB\",\"s1\":\"Stacks\",\"s2\":\"Stacks\",\"s3\":\"Law\"}");
        assertThatThrownBy(() -> PolicyReader.read(policy).vocabulary().facts(Map.of("location", "Stacks")))
                .hasMessage("The attribute 'location' has several values of that name; give the value itself.");
    }

    @Test
    void a_row_that_can_never_match_is_left_out_and_found() {
        FolioImport imported = inTown("g g1\n  g g2" + lends("l-1") + "\nc c2 + s s1" + lends("l-1"));

        assertThat(imported.leftOut()).isEqualTo(2);
        assertThat(imported.rules()).isEqualTo(1);
        assertThat(imported.findings())
                .filteredOn(finding -> finding.kind() == Kind.NEVER_MATCHES)
                .extracting(FolioFinding::toString)
                .satisfiesExactly(
                        group -> assertThat(group).startsWith("rules.txt:4:3: ").contains("patron group"),
                        place -> assertThat(place).startsWith("rules.txt:5:1: ").contains("location"));
    }

    @Test
    void a_library_without_locations_stays_a_value_and_is_found() {
        FolioImport imported = inTown("c c4" + lends("l-1"));

        assertThat(loan(imported, "location", "c4")).isEqualTo("l-1");
        assertThat(imported.findings())
                .anyMatch(finding ->
                        finding.kind() == Kind.EMPTY_PLACE && finding.place().equals("rules.txt:3:3"));
    }

    @Test
    void without_a_table_of_locations_requests_give_the_library_themselves() {
        FolioImport imported = Imported.of(LAST_LINE + "c c1 + s !s2" + lends("l-1"), SmallTown.tables("locations"));

        assertThat(imported.policy().texts("attributeOrder"))
                .containsExactly("material-type", "loan-type", "patron-group", "location", "library");
        assertThat(loan(imported, "library", "c1", "location", "s3")).isEqualTo("l-1");
        assertThat(loan(imported, "library", "c1", "location", "s2")).isEqualTo("x-l");
        assertThat(imported.findings()).anyMatch(finding -> finding.kind() == Kind.FACT_NEEDED);
    }

    @Test
    void an_id_that_a_library_and_a_location_share_is_told_apart() {
        Map<String, Table> tables = Map.of(
                "locations",
                new Table(
                        "locations.json",
                        List.of(
                                new Entry("main", Map.of("libraryId", "main")),
                                new Entry("annex", Map.of("libraryId", "main")))));
        FolioImport imported = Imported.of(
                LAST_LINE + "c main" + lends("a-library") + "\ns main" + lends("a-location"), new FolioTables(tables));

        assertThat(location(imported, "line-3")).isEqualTo("{\"location\":\"library:main\"}");
        assertThat(loan(imported, "location", "annex")).isEqualTo("a-library");
        assertThat(loan(imported, "location", "main")).isEqualTo("a-location");
    }
}
