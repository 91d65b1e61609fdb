package org.patrondesk.ils.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxSheetTest {
    private static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Head</t></is></c></row>";

    @TempDir
    Path folder;

    private ReadSheet read(HandmadeWorkbook workbook) throws IOException {
        return ReadSheet.of(workbook.save(folder.resolve("sheet.xlsx")));
    }

    private List<String> row(HandmadeWorkbook workbook, String cells) throws IOException {
        return read(workbook.sheet(HEADER + "<row r=\"2\">" + cells + "</row>"))
                .cells()
                .get(0);
    }

    @Test
    void a_workbook_of_a_spreadsheet_program_is_read_as_text() throws IOException {
        Path file = folder.resolve("members.xlsx");
        try (Workbook workbook = new Workbook(Files.newOutputStream(file), "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Members");
            List<String> head = List.of("Card", "Joined", "Seen", "Active", "Name", "Fee", "Sum");
            for (int i = 0; i < head.size(); i++) {
                sheet.value(0, i, head.get(i));
            }
            sheet.value(2, 0, 4126223114L);
            sheet.value(2, 1, LocalDate.of(2016, 4, 6));
            sheet.style(2, 1).format("dd/mm/yyyy").set();
            sheet.value(2, 2, LocalDateTime.of(2016, 4, 6, 9, 30, 15));
            sheet.style(2, 2).format("dd/mm/yyyy hh:mm").set();
            sheet.value(2, 3, true);
            sheet.value(2, 4, "Zoë <&> 🦉");
            sheet.value(2, 5, 0.1 + 0.2);
        }

        ReadSheet sheet = ReadSheet.of(file);

        assertThat(sheet.encoding()).isEqualTo("XLSX");
        assertThat(sheet.header()).containsExactly("Card", "Joined", "Seen", "Active", "Name", "Fee", "Sum");
        assertThat(sheet.rows())
                .containsExactly(new SheetRow(
                        3, List.of("4126223114", "2016-04-06", "2016-04-06T09:30:15", "true", "Zoë <&> 🦉", "0.3")));
    }

    @Test
    void numbers_have_neither_exponents_nor_trailing_zeros() throws IOException {
        assertThat(
                        row(
                                new HandmadeWorkbook(),
                                "<c><v>4.126223114E9</v></c><c><v>4126223114.0</v></c><c><v>21234000123456789</v></c>"
                                        + "<c><v>-1.50</v></c><c><v>1E-3</v></c><c><v>0.30000000000000004</v></c><c><v>0</v></c>"))
                .containsExactly("4126223114", "4126223114", "21234000123456789", "-1.5", "0.001", "0.3", "0");
    }

    @Test
    void zeros_in_front_that_the_format_shows_are_part_of_the_text() throws IOException {
        assertThat(row(new HandmadeWorkbook().formats("00000"), "<c s=\"0\"><v>1230</v></c><c s=\"0\"><v>1.5</v></c>"))
                .containsExactly("01230", "1.5");
    }

    @Test
    void dates_and_times_are_iso_whatever_their_format() throws IOException {
        HandmadeWorkbook workbook = new HandmadeWorkbook()
                .formats("[$-809]d mmmm yyyy;@", "mmm yy", "h:mm AM/PM", "[h]:mm", "0 \"days\"", "[Red]0.00", "\\d0");

        assertThat(row(
                        workbook,
                        "<c s=\"0\"><v>42466</v></c><c s=\"1\"><v>42466.75</v></c><c s=\"2\"><v>0.5</v></c>"
                                + "<c s=\"3\"><v>1.25</v></c><c s=\"4\"><v>3</v></c><c s=\"5\"><v>2</v></c>"
                                + "<c s=\"6\"><v>7</v></c><c s=\"0\"><v>-5</v></c><c s=\"0\"><v>59</v></c>"
                                + "<c s=\"0\"><v>61</v></c><c s=\"0\"><v>42465.9999999999</v></c>"))
                .containsExactly(
                        "2016-04-06",
                        "2016-04-06T18:00:00",
                        "12:00:00",
                        "30:00:00",
                        "3",
                        "2",
                        "7",
                        "-5",
                        "1900-02-28",
                        "1900-03-01",
                        "2016-04-06");
    }

    @Test
    void a_workbook_that_counts_days_from_1904_is_understood() throws IOException {
        HandmadeWorkbook workbook = new HandmadeWorkbook()
                .formats("yyyy-mm-dd")
                .workbook("<workbookPr date1904=\"1\"/>", "<sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/>");

        assertThat(row(workbook, "<c s=\"0\"><v>41004</v></c>")).containsExactly("2016-04-06");
    }

    @Test
    void formulas_give_their_last_result_and_errors_are_empty() throws IOException {
        assertThat(row(
                        new HandmadeWorkbook(),
                        "<c><f>1+1</f><v>2</v></c><c t=\"str\"><f>A1</f><v>text</v></c><c t=\"b\"><f>1=2</f><v>0</v></c>"
                                + "<c t=\"e\"><v>#N/A</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c><v>what</v></c>"
                                + "<c t=\"inlineStr\"><is><t>end</t></is></c>"))
                .containsExactly("2", "text", "false", "", "", "", "end");
    }

    @Test
    void shared_rich_and_escaped_texts_are_one_text() throws IOException {
        HandmadeWorkbook workbook = new HandmadeWorkbook()
                .part(
                        "xl/sharedStrings.xml",
                        "<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><t xml:space=\"preserve\">ch </t></r></si>"
                                + "<si><t>a_x000D_b_x005F_x0041_ _x12</t></si></sst>");

        assertThat(row(workbook, "<c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>2</v></c>"))
                .containsExactly("rich ", "plain", "a\rb_x0041_ _x12");
    }

    @Test
    void gaps_between_cells_are_empty_cells_and_blank_rows_are_left_out() throws IOException {
        ReadSheet sheet = read(new HandmadeWorkbook()
                .sheet(HEADER + "<row r=\"5\"><c r=\"B5\"/></row><row r=\"9\"><c r=\"C9\"><v>3</v></c></row>"));

        assertThat(sheet.rows()).containsExactly(new SheetRow(9, List.of("", "", "3")));
    }

    @Test
    void rows_without_numbers_are_counted() throws IOException {
        ReadSheet sheet =
                read(new HandmadeWorkbook().sheet("<row><c><v>1</v></c></row><row/><row><c><v>2</v></c></row>"));

        assertThat(sheet.header()).containsExactly("1");
        assertThat(sheet.rows()).containsExactly(new SheetRow(3, List.of("2")));
    }

    @Test
    void the_first_sheet_that_can_be_seen_is_read() throws IOException {
        HandmadeWorkbook workbook = new HandmadeWorkbook()
                .workbook(
                        "",
                        "<sheet name=\"Lists\" sheetId=\"1\" state=\"hidden\" r:id=\"r1\"/>"
                                + "<sheet name=\"Members\" sheetId=\"2\" r:id=\"r2\"/>")
                .sheet("<row><c><v>1</v></c></row>")
                .part("xl/worksheets/sheet2.xml", HandmadeWorkbook.worksheet("<row><c><v>2</v></c></row>"));

        assertThat(read(workbook).header()).containsExactly("2");
    }

    @Test
    void a_cell_of_an_unknown_kind_costs_its_row() throws IOException {
        ReadSheet sheet = read(new HandmadeWorkbook()
                .sheet(HEADER
                        + "<row r=\"2\"><c t=\"?\"><v>secret</v></c><c><v>1</v></c></row>"
                        + "<row r=\"3\"><c><v>7</v></c></row>"));

        assertThat(sheet.rows()).containsExactly(new SheetRow(2, List.of()), new SheetRow(3, List.of("7")));
        assertThat(sheet.unreadable())
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .hasMessageContaining(":2: A cell of this row")
                        .hasMessageNotContaining("secret"));
    }
}
