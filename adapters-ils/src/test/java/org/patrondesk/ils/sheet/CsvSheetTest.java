package org.patrondesk.ils.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSheetTest {
    @TempDir
    Path folder;

    private ReadSheet read(String text) throws IOException {
        return ReadSheet.ofText(folder, text);
    }

    private ReadSheet read(byte[] bytes) throws IOException {
        return ReadSheet.of(Files.write(folder.resolve("sheet.csv"), bytes));
    }

    @Test
    void a_sheet_gives_its_header_and_then_one_row_at_a_time() throws IOException {
        Path file = Files.writeString(folder.resolve("members.csv"), "Postcode,Branch\r\nNE1,CITY\r\n");

        try (Sheet sheet = Sheet.open(file)) {
            assertThat(sheet.header()).containsExactly("Postcode", "Branch");
            assertThat(sheet.next()).isEqualTo(new SheetRow(2, List.of("NE1", "CITY")));
            assertThat(sheet.next()).isNull();
            assertThat(sheet.next()).isNull();
        }
    }

    @Test
    void a_closed_sheet_gives_no_rows_and_may_be_closed_twice() throws IOException {
        Sheet sheet = Sheet.open(Files.writeString(folder.resolve("members.csv"), "a\nb\n"));
        sheet.close();
        sheet.close();

        assertThatThrownBy(sheet::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("open it again");
    }

    @Test
    void the_content_hash_is_the_sha_256_of_the_bytes_in_the_file() throws IOException {
        try (Sheet sheet = Sheet.open(Files.writeString(folder.resolve("a.csv"), "abc"))) {
            assertThat(sheet.contentHash())
                    .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        }
    }

    @Test
    void utf_8_without_a_mark_is_recognised_by_its_bytes() throws IOException {
        ReadSheet sheet = read("Name\nZoë 🦉 – 東京\n");

        assertThat(sheet.encoding()).isEqualTo("UTF-8");
        assertThat(sheet.cells()).containsExactly(List.of("Zoë 🦉 – 東京"));
    }

    @Test
    void a_byte_order_mark_is_named_and_is_no_part_of_the_header() throws IOException {
        ReadSheet sheet = read("\uFEFFName,Branch\nZoë,CITY\n");

        assertThat(sheet.encoding()).isEqualTo("UTF-8 with BOM");
        assertThat(sheet.header()).containsExactly("Name", "Branch");
        assertThat(sheet.lines()).containsExactly(2L);
    }

    @Test
    void text_that_is_not_utf_8_is_read_as_windows_1252() throws IOException {
        ReadSheet sheet = read("Name\nZoë’s €5\n".getBytes("windows-1252"));

        assertThat(sheet.encoding()).isEqualTo("windows-1252");
        assertThat(sheet.cells()).containsExactly(List.of("Zoë’s €5"));
    }

    @Test
    void a_wrong_byte_far_behind_the_first_buffer_still_decides_the_encoding() throws IOException {
        String text = "Name\n" + "plain\n".repeat(50_000) + "Zoë\n";

        ReadSheet sheet = read(text.getBytes("windows-1252"));

        assertThat(sheet.encoding()).isEqualTo("windows-1252");
        assertThat(sheet.rows()).hasSize(50_001).last().isEqualTo(new SheetRow(50_002, List.of("Zoë")));
    }

    @Test
    void bytes_that_windows_1252_does_not_define_become_replacement_characters() throws IOException {
        byte[] bytes = {'N', '\n', 'a', (byte) 0x81, (byte) 0x8D, (byte) 0x8F, (byte) 0x90, (byte) 0x9D, 'z', '\n'};

        assertThat(read(bytes).cells()).containsExactly(List.of("a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDz"));
    }

    @Test
    void every_other_byte_of_windows_1252_is_read_as_what_it_is() throws IOException {
        for (int b = 0x80; b <= 0xFF; b++) {
            String expected = new String(new byte[] {(byte) b}, "windows-1252");
            assertThat(read(new byte[] {'N', '\n', (byte) b, '\n'}).cells()).containsExactly(List.of(expected));
        }
    }

    @Test
    void a_nul_among_the_rows_is_passed_on() throws IOException {
        String text = "Name\n" + "Anna Example\n".repeat(5) + "a\0b\n";

        assertThat(read(text).rows()).last().isEqualTo(new SheetRow(7, List.of("a\0b")));
    }

    @Test
    void the_delimiter_is_the_one_that_gives_the_header_most_columns() throws IOException {
        assertThat(read("a;b;c\n1,5;2;3\n").cells()).containsExactly(List.of("1,5", "2", "3"));
        assertThat(read("a\tb, or c\td\n1\t2\t3\n").cells()).containsExactly(List.of("1", "2", "3"));
        assertThat(read("\"x;y;z\",b\n1,2\n").header()).containsExactly("x;y;z", "b");
        assertThat(read("only\n1,2\n").cells()).containsExactly(List.of("1", "2"));
        assertThat(read("\r\n\n\"Post\ncode\";b\n1;2\n").header()).containsExactly("Post\ncode", "b");
    }

    @Test
    void quoted_line_ends_belong_to_the_cell_and_lines_stay_right() throws IOException {
        ReadSheet sheet = read("\"Na\nme\",Note\r\nA,\"one\r\ntwo\rthree\n\"\r\nB,\"say \"\"hi\"\"\"\r\rC,x\n");

        assertThat(sheet.header()).containsExactly("Na\nme", "Note");
        assertThat(sheet.cells())
                .containsExactly(List.of("A", "one\r\ntwo\rthree\n"), List.of("B", "say \"hi\""), List.of("C", "x"));
        assertThat(sheet.lines()).containsExactly(3L, 7L, 9L);
    }

    @Test
    void blank_lines_are_left_out_and_still_counted() throws IOException {
        ReadSheet sheet = read("\n\na,b\n\n,\n1,2\n\"\"\n3\n");

        assertThat(sheet.header()).containsExactly("a", "b");
        assertThat(sheet.cells()).containsExactly(List.of("1", "2"), List.of("3"));
        assertThat(sheet.lines()).containsExactly(6L, 8L);
    }

    @Test
    void short_and_long_rows_come_as_they_are() throws IOException {
        assertThat(read("a,b\n1\n1,2,3,\n").cells()).containsExactly(List.of("1"), List.of("1", "2", "3", ""));
    }

    @Test
    void text_behind_a_closing_quote_is_kept() throws IOException {
        ReadSheet sheet = read("Title,Shelf\n\"Best\" friends,A1\nThe 12\" mix,B2\n");

        assertThat(sheet.cells()).containsExactly(List.of("Best friends", "A1"), List.of("The 12\" mix", "B2"));
        assertThat(sheet.unreadable()).isEmpty();
    }

    @Test
    void a_quote_open_at_the_end_costs_the_row_it_is_in() throws IOException {
        ReadSheet sheet = read("Name,Note\nA,fine\nB,\"lost\nC,also fine\n");

        assertThat(sheet.rows())
                .containsExactly(
                        new SheetRow(2, List.of("A", "fine")),
                        new SheetRow(3, List.of()),
                        new SheetRow(4, List.of("C", "also fine")));
        assertThat(sheet.rows().get(1).unreadable()).isTrue();
        assertThat(sheet.unreadable()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.column()).isEqualTo(2);
            assertThat(problem.code()).isEqualTo("sheet-problem");
            assertThat(problem).hasMessageContaining("sheet.csv:3:2: The quote").hasMessageNotContaining("lost");
        });
    }

    @Test
    void a_quote_that_swallows_hundreds_of_lines_costs_one_row_in_every_encoding() throws IOException {
        String text = "Name,Note\r\nÄ,\"two\r\nlines\",\"lost\r\n" + "B,fine\r\n".repeat(600) + "C,\"ok\"\r\n";

        for (byte[] bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes("windows-1252"))) {
            ReadSheet sheet = read(bytes);
            assertThat(sheet.rows()).hasSize(602).startsWith(new SheetRow(2, List.of()));
            assertThat(sheet.rows().get(1)).isEqualTo(new SheetRow(4, List.of("B", "fine")));
            assertThat(sheet.rows()).last().isEqualTo(new SheetRow(604, List.of("C", "ok")));
            assertThat(sheet.unreadable()).singleElement().satisfies(problem -> {
                assertThat(problem.line()).isEqualTo(3);
                assertThat(problem.column()).isEqualTo(3);
            });
        }
    }

    @Test
    void a_cell_or_row_beyond_every_measure_costs_that_row() throws IOException {
        ReadSheet cell = read("a,b\n1," + "x".repeat(2_000_000) + "\n2,fine\n");
        ReadSheet row = read("a,b\n" + "1,".repeat(20_000) + "\n2,fine\n");

        assertThat(cell.cells()).containsExactly(List.of(), List.of("2", "fine"));
        assertThat(row.cells()).containsExactly(List.of(), List.of("2", "fine"));
        assertThat(row.lines()).containsExactly(2L, 3L);
    }

    @Test
    void a_long_note_is_a_note() throws IOException {
        String note = "line\n".repeat(400) + "x".repeat(900_000);

        assertThat(read("a,b\n1,\"" + note + "\"\n2,3\n").cells())
                .containsExactly(List.of("1", note), List.of("2", "3"));
    }

    @Test
    void a_file_of_nothing_but_slips_is_read_to_its_end() throws IOException {
        ReadSheet sheet = read("a,b\n" + ("1,".repeat(17_000) + "\n").repeat(1_100) + "2,fine\n");

        assertThat(sheet.cells()).hasSize(1_101).endsWith(List.of("2", "fine"));
        assertThat(sheet.cells().subList(0, 1_100)).containsOnly(List.of());
    }
}
