package org.patrondesk.ils.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What went wrong with sheets in other products; each test has the name of the published report. */
class PastSheetFailuresTest {
    @TempDir
    Path folder;

    @Test
    void cve_2025_31672_duplicate_zip_entries_are_refused() throws IOException {
        HandmadeWorkbook workbook = new HandmadeWorkbook().sheet("<row><c><v>1</v></c></row>");
        for (String twin : List.of("xl/worksheets/sheet1.xml", "xl/worksheets/SHEET1.XML", "/xl/workbook.xml")) {
            Path file = workbook.saveWithTwin(folder.resolve("twins.xlsx"), twin);

            assertThatThrownBy(() -> Sheet.open(file))
                    .isInstanceOf(SheetProblem.class)
                    .hasMessageContaining("twice");
        }
    }

    @Test
    void cve_2026_41193_and_cve_2024_36057_names_within_an_archive_lead_nowhere_and_run_nothing() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("a/b"));
        HandmadeWorkbook workbook =
                new HandmadeWorkbook().sheet("<row><c t=\"inlineStr\"><is><t>Name</t></is></c></row>");
        workbook.part("../../slipped", "x").part("x; touch slipped ;.xml", "x").part("$(touch slipped)", "x");

        try (Sheet sheet = Sheet.open(workbook.save(inner.resolve("$(touch slipped); touch slipped.xlsx")))) {
            assertThat(sheet.header()).containsExactly("Name");
        }
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
        assertThat(Path.of("slipped")).doesNotExist();
    }

    @Test
    void owasp_csv_injection_no_cell_of_an_export_begins_a_formula() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SheetWriter writer = SheetWriter.csv(bytes)) {
            writer.row(List.of("=1", "+1", "-1", "@A1", "\t=1", "\r=1", "＝1", " =1", "a|=1", "a;=1"));
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("'=1,'+1,'-1,'@A1,")
                .contains("\"a|=1\"", "\"a;=1\"")
                .doesNotContain(",=", ",+", ",-", ",@", ",＝");
    }
}
