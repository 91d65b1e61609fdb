package org.patrondesk.ils.folio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patrondesk.ils.folio.text.Letter;
import org.patrondesk.ils.folio.text.PolicyLetter;
import org.patrondesk.policy.PolicyProblem;

class FolioTablesTest {
    @TempDir
    Path folder;

    private FolioTables with(String table, String json) throws IOException {
        Files.writeString(folder.resolve(table + ".json"), json);
        return FolioTables.read(folder);
    }

    @Test
    void a_table_is_an_array_of_records() throws IOException {
        Table table = with(
                        "loan_policies",
                        "[{\"id\": \"p-1\", \"name\": \"none\", \"loanable\": false, \"more\": {\"id\": \"x\"}, \"n\": [1]}]")
                .of(PolicyLetter.LOAN)
                .orElseThrow();

        assertThat(table.entry("p-1").orElseThrow().value("loanable")).isEqualTo("false");
        assertThat(table.named("none")).containsExactly("p-1");
    }

    @Test
    void a_table_may_stand_in_the_object_that_folio_answers() throws IOException {
        Table table = with(
                        "patron_groups",
                        "{\"usergroups\": [{\"id\": \"g-1\", \"group\": \"staff\"}], \"totalRecords\": 1}")
                .of(Letter.PATRON_GROUP)
                .orElseThrow();

        assertThat(table.entry("g-1").orElseThrow().name()).isEqualTo("staff");
    }

    @Test
    void tables_that_are_absent_are_absent() throws IOException {
        FolioTables tables = with("locations", "[]");

        assertThat(tables.knowPlaces()).isTrue();
        assertThat(tables.of(Letter.MATERIAL_TYPE)).isEmpty();
        assertThat(FolioTables.none().knowPlaces()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"id\": \"a\"}, {\"name\": \"b\"}]|1:15|no 'id'",
                "[{\"id\": \"a\"}, {\"id\": \"a\"}]|1:15|twice",
                "[{\"id\": \"other\"}]|1:2|whatever is not listed",
                "[1]|1:2|array of objects",
                "7|1:1|array of objects",
                "{\"n\": 1}|1:8|holds no array",
                "{\"n\": [], \"m\": []}|1:16|second array",
                "[] []|1:4|behind the end",
                "[{\"id\": }]|1:9|not JSON",
            })
    void a_table_that_cannot_be_used_is_refused_at_its_place(String json, String place, String words)
            throws IOException {
        Files.writeString(folder.resolve("loan_types.json"), json);

        PolicyProblem refusal = catchThrowableOfType(PolicyProblem.class, () -> FolioTables.read(folder));

        assertThat(refusal.place()).isEqualTo(folder.resolve("loan_types.json") + ":" + place);
        assertThat(refusal.sentence()).contains(words).endsWith(".");
    }

    @Test
    void an_empty_table_is_refused() throws IOException {
        Files.writeString(folder.resolve("libraries.json"), "");

        assertThatThrownBy(() -> FolioTables.read(folder))
                .hasMessageStartingWith(folder.resolve("libraries.json") + ":1:1: ");
    }

    @Test
    void a_folder_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> FolioTables.read(folder.resolve("tables")))
                .isInstanceOf(PolicyProblem.class)
                .hasMessageContaining("no such folder");
    }

    @Test
    void a_file_where_the_folder_is_expected_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("loan_types.json"), "[]");

        assertThatThrownBy(() -> FolioTables.read(file))
                .isInstanceOf(PolicyProblem.class)
                .hasMessage(file + ": This is a file; name the folder with the tables.");
    }
}
