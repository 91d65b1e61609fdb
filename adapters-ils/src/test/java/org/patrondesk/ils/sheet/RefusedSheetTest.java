package org.patrondesk.ils.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedSheetTest {
    private static final String WORKSHEET = "xl/worksheets/sheet1.xml";

    @TempDir
    Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void assertRefused(Path file, String sentencePart) {
        SheetProblem problem = catchThrowableOfType(SheetProblem.class, () -> ReadSheet.of(file));
        assertThat(problem).as(sentencePart).isNotNull();
        assertThat(problem.file()).isEqualTo(file);
        assertThat(problem.sentence()).contains(sentencePart).endsWith(".");
        assertThat(problem.getMessage()).startsWith(file.toString()).doesNotContain("\n", "Exception");
        assertThat(problem.getCause()).isNull();
    }

    @Test
    void a_missing_file_is_refused() {
        assertRefused(folder.resolve("nothing.csv"), "no such file");
    }

    @Test
    void a_folder_is_refused() {
        assertRefused(folder, "folder");
    }

    @Test
    void a_file_without_read_permission_is_refused() {
        // The superuser may read every file, so the refusal of the file system is made here.
        Path file = folder.resolve("secret.csv");

        assertThat(SheetProblem.of(file, new AccessDeniedException("secret.csv")))
                .hasMessage(file + ": This file may not be read; ask for read permission on it.");
    }

    @Test
    void a_device_is_refused_and_not_read_for_ever() {
        Path endless = Path.of("/dev/zero");

        if (Files.exists(endless)) {
            assertRefused(endless, "device");
        }
    }

    @Test
    void a_sheet_without_a_header_is_refused() throws IOException {
        assertRefused(file("empty.csv", new byte[0]), "empty");
        assertRefused(file("blank.csv", "\r\n\n,,\n".getBytes(StandardCharsets.UTF_8)), "no header");
        assertRefused(file("bom.csv", "\uFEFF".getBytes(StandardCharsets.UTF_8)), "no header");
        assertRefused(new HandmadeWorkbook().sheet("").save(folder.resolve("empty.xlsx")), "no header");
    }

    @Test
    void a_header_whose_quote_never_closes_is_refused() throws IOException {
        Path file = file("open.csv", "a,\"b\n1,2\n".getBytes(StandardCharsets.UTF_8));

        assertRefused(file, "The quote");
        assertThat(catchThrowableOfType(SheetProblem.class, () -> Sheet.open(file))
                        .line())
                .isEqualTo(1);
    }

    @Test
    void utf_16_is_refused_with_and_without_a_mark() throws IOException {
        assertRefused(file("be.csv", "\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_16BE)), "UTF-16");
        assertRefused(file("le.csv", "\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)), "UTF-16");
        assertRefused(file("be2.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16BE)), "UTF-16");
        assertRefused(file("le2.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE)), "UTF-16");
    }

    @Test
    void old_and_password_protected_workbooks_are_refused() throws IOException {
        byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};

        assertRefused(file("old.xls", ole), "save it as .xlsx or .csv");
    }

    @Test
    void a_broken_zip_is_refused() throws IOException {
        Path whole = new HandmadeWorkbook()
                .sheet("<row><c t=\"b\"><v>1</v></c></row>")
                .save(folder.resolve("w.xlsx"));
        byte[] bytes = Files.readAllBytes(whole);
        byte[] half = Arrays.copyOf(bytes, bytes.length / 2);

        assertRefused(file("half.xlsx", half), "damaged");
        assertRefused(file("magic.xlsx", new byte[] {'P', 'K', 3, 4}), "damaged");
        bytes[60] ^= 0x55;
        bytes[61] ^= 0x55;
        assertRefused(file("flipped.xlsx", bytes), ".xlsx");
    }

    @Test
    void a_zip_that_is_no_workbook_is_refused() throws IOException {
        assertRefused(HandmadeWorkbook.zip(folder.resolve("photos.zip"), List.of()), "not an XLSX workbook");
        assertRefused(
                new HandmadeWorkbook().part("[Content_Types].xml", "<Types/>").save(folder.resolve("a.docx")),
                "not an XLSX workbook");
    }

    @Test
    void a_workbook_without_a_sheet_is_refused() throws IOException {
        Path none = new HandmadeWorkbook()
                .part("xl/workbook.xml", "<workbook><sheets/></workbook>")
                .save(folder.resolve("none.xlsx"));
        Path lost = new HandmadeWorkbook()
                .part("xl/_rels/workbook.xml.rels", "<Relationships/>")
                .save(folder.resolve("lost.xlsx"));

        assertRefused(none, "no sheet");
        assertRefused(lost, "damaged");
    }

    @Test
    void broken_xml_is_refused_with_the_row_it_broke_in() throws IOException {
        Path file = new HandmadeWorkbook()
                .sheet("<row r=\"1\"><c t=\"inlineStr\"><is><t>Name</t></is></c></row><row r=\"2\"></broken>")
                .save(folder.resolve("broken.xlsx"));

        assertRefused(file, "damaged");
        assertThat(catchThrowableOfType(SheetProblem.class, () -> ReadSheet.of(file))
                        .line())
                .isEqualTo(2);
    }

    @Test
    void an_archive_that_holds_one_part_twice_is_refused() throws IOException {
        HandmadeWorkbook workbook = new HandmadeWorkbook().sheet("<row><c><v>1</v></c></row>");

        for (String name :
                List.of(WORKSHEET, "XL/Worksheets/SHEET1.xml", "/" + WORKSHEET, "xl\\worksheets/sheet1.xml")) {
            assertRefused(workbook.saveWithTwin(folder.resolve("twins.xlsx"), name), "twice");
        }
    }

    @Test
    void an_archive_that_unpacks_to_far_more_than_its_size_is_refused() throws IOException {
        Path file = new HandmadeWorkbook().sheet(" ".repeat(80 * 1024 * 1024)).save(folder.resolve("bomb.xlsx"));

        assertThat(Files.size(file)).isLessThan(1024 * 1024);
        assertRefused(file, "a hundred times");
    }

    @Test
    void outside_entities_are_not_followed() throws IOException {
        Path secret = file("secret.txt", "topsecret".getBytes(StandardCharsets.UTF_8));
        String attack = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY x SYSTEM \"" + secret.toUri()
                + "\">]><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>a&x;b</t></is></c></row></sheetData>"
                + "</worksheet>";
        Path file = new HandmadeWorkbook().part(WORKSHEET, attack).save(folder.resolve("xxe.xlsx"));

        try {
            assertThat(ReadSheet.of(file).header()).noneMatch(cell -> cell.contains("topsecret"));
        } catch (SheetProblem refused) {
            assertThat(refused).hasMessageContaining("damaged").hasMessageNotContaining("topsecret");
        }
    }
}
