package org.patrondesk.ils.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetWriterTest {
    @TempDir
    Path folder;

    private static String csv(List<String> cells) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = SheetWriter.csv(out)) {
            writer.row(cells);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path xlsx(List<List<String>> rows) throws IOException {
        Path file = folder.resolve("out.xlsx");
        try (SheetWriter writer = SheetWriter.xlsx(Files.newOutputStream(file), "Rejected: [rows]")) {
            rows.forEach(writer::row);
        }
        return file;
    }

    private static String part(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1 519",
                "-5",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\nx",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "﹦1",
                "  =1",
                "\u00A0=1",
                "\u3000＝1",
                "\uFEFF=1",
                "\u200B=1",
                "\0=1",
                " \t",
                " \n ",
                "="
            })
    void a_cell_that_could_start_a_formula_gets_an_apostrophe(String cell) {
        assertThat(SheetWriter.neutral(cell)).isEqualTo("'" + cell);
        assertThat(SheetWriter.neutral(SheetWriter.neutral(cell))).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "'=1", "O'Brien", "1-2", " x", "2016-04-06", "me@example.org", "  ", "\"=1\""})
    void any_other_cell_stays_as_it_is(String cell) {
        assertThat(SheetWriter.neutral(cell)).isEqualTo(cell);
    }

    @Test
    void csv_is_utf_8_without_a_mark_and_has_crlf_line_ends() {
        assertThat(csv(List.of("Zoë", "a,b", "say \"hi\"", "two\nlines", "")))
                .isEqualTo("Zoë,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n");
    }

    @Test
    void a_formula_behind_any_delimiter_stays_inside_its_quotes() {
        assertThat(csv(List.of("x;=1", "x\t=1", "x,=1", "x\n=1", "=1")))
                .isEqualTo("\"x;=1\",\"x\t=1\",\"x,=1\",\"x\n=1\",'=1\r\n");
    }

    @Test
    void a_row_of_one_empty_cell_is_not_an_empty_line() {
        assertThat(csv(List.of(""))).isEqualTo("\"\"\r\n");
    }

    @Test
    void xlsx_holds_text_only_never_a_formula_or_number() throws IOException {
        Path file = xlsx(List.of(List.of("=1+1", "4126223114", "true", " x ")));

        assertThat(part(file, "xl/worksheets/sheet1.xml"))
                .doesNotContain("<f>", "<v>")
                .contains("<t>&apos;=1+1</t>", "<t>4126223114</t>", "<t xml:space=\"preserve\"> x </t>");
        assertThat(part(file, "xl/workbook.xml")).contains("name=\"Rejected- -rows-\"");
        assertThat(ReadSheet.of(file).header()).containsExactly("'=1+1", "4126223114", "true", " x ");
    }

    @Test
    void xlsx_replaces_what_xml_forbids_and_cuts_what_excel_cannot_hold() throws IOException {
        String broken = "a\0b\u0007c\uFFFEd\uD800e_x0041_";

        List<String> header =
                ReadSheet.of(xlsx(List.of(List.of(broken, "x".repeat(40_000))))).header();

        assertThat(header.get(0)).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe_x0041_");
        assertThat(header.get(1)).hasSize(32_767).endsWith("x…");
    }

    @Test
    void a_row_too_wide_for_xlsx_is_refused() {
        try (SheetWriter writer = SheetWriter.xlsx(OutputStream.nullOutputStream(), " ")) {
            List<String> wide = Collections.nCopies(16_385, "x");
            assertThatThrownBy(() -> writer.row(wide))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("16,384");
        }
    }

    @Test
    void a_finished_sheet_takes_no_more_rows_and_its_stream_is_closed_once() {
        boolean[] closed = {false};
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                assertThat(closed[0]).isFalse();
                closed[0] = true;
            }
        };
        for (SheetWriter writer : List.of(SheetWriter.csv(out), SheetWriter.xlsx(out, "Rows"))) {
            closed[0] = false;
            writer.close();
            writer.close();
            assertThat(closed[0]).isTrue();
            assertThatThrownBy(() -> writer.row(List.of("x"))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_full_disk_is_said_and_not_swallowed() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        for (SheetWriter writer : List.of(SheetWriter.csv(full), SheetWriter.xlsx(full, "Rows"))) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100_000; i++) {
                            writer.row(List.of("some text", "more text"));
                        }
                        writer.close();
                    })
                    .isInstanceOf(UncheckedIOException.class);
        }
    }
}
