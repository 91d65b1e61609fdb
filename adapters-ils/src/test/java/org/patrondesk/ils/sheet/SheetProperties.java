package org.patrondesk.ils.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SheetProperties {
    @Property(tries = 300)
    void any_table_written_as_csv_is_read_back(@ForAll("tables") List<List<String>> table) throws IOException {
        assertThat(writtenAndRead(table, ".csv", SheetWriter::csv)).isEqualTo(neutral(table));
    }

    @Property(tries = 150)
    void any_table_written_as_xlsx_is_read_back(@ForAll("tables") List<List<String>> table) throws IOException {
        assertThat(writtenAndRead(table, ".xlsx", out -> SheetWriter.xlsx(out, "Rows")))
                .isEqualTo(neutral(table));
    }

    @Property(tries = 300)
    void every_row_knows_the_line_it_starts_on(@ForAll("tables") List<List<String>> table) throws IOException {
        Path file = Files.createTempFile("lines", ".csv");
        List<Long> starts = new ArrayList<>();
        try (OutputStream out = Files.newOutputStream(file);
                SheetWriter writer = SheetWriter.csv(out)) {
            long line = 1;
            for (List<String> row : table) {
                starts.add(line);
                writer.row(row);
                line += 1 + row.stream().mapToLong(SheetProperties::lineEnds).sum();
            }
        }

        assertThat(ReadSheet.of(file).lines()).isEqualTo(starts.subList(1, starts.size()));
        Files.delete(file);
    }

    @Property(tries = 2_000)
    void neutralising_twice_is_neutralising_once(@ForAll("cells") String cell) {
        String once = SheetWriter.neutral(cell);

        assertThat(SheetWriter.neutral(once)).isEqualTo(once);
        assertThat(once).endsWith(cell);
    }

    @Property(tries = 3_000)
    void bytes_are_taken_for_utf_8_exactly_when_java_can_decode_them(@ForAll("bytes") List<Integer> values) {
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = values.get(i).byteValue();
        }
        Utf8Check check = new Utf8Check();
        for (byte b : bytes) {
            check.accept(new byte[] {b}, 1);
        }

        assertThat(check.wellFormed()).isEqualTo(decodes(bytes));
    }

    @Property(tries = 1_000)
    void any_file_gives_rows_or_one_sentence(@ForAll("bytes") List<Integer> values) throws IOException {
        Path file = Files.createTempFile("any", ".csv");
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = values.get(i).byteValue();
        }
        Files.write(file, bytes);
        assertRowsOrOneSentence(file);
    }

    @Property(tries = 400)
    void any_damage_to_a_workbook_gives_rows_or_one_sentence(
            @ForAll("damage") String damage, @ForAll @IntRange(max = 400) int at, @ForAll boolean insideTheZip)
            throws IOException {
        Path file = Files.createTempFile("damaged", ".xlsx");
        String rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>"
                + "<row r=\"2\"><c r=\"A2\"><f t=\"shared\" ref=\"A2:B3\" si=\"0\">A1+1</f><v>2</v></c></row>";
        String worksheet = HandmadeWorkbook.worksheet(rows);
        if (insideTheZip) {
            int place = Math.min(at, worksheet.length() - 1);
            String damaged = worksheet.substring(0, place) + damage + worksheet.substring(place + 1);
            new HandmadeWorkbook().part("xl/worksheets/sheet1.xml", damaged).save(file);
        } else {
            byte[] bytes = Files.readAllBytes(new HandmadeWorkbook().sheet(rows).save(file));
            bytes[bytes.length - 1 - at] ^= (byte) damage.charAt(0);
            Files.write(file, bytes);
        }
        assertRowsOrOneSentence(file);
    }

    @Provide
    Arbitrary<String> damage() {
        return Arbitraries.of("<", ">", "/", "\"", "&", "&#0;", "x", "9", " ", "-", "\0", "]]>", "é");
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<List<String>> row = cells().list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .filter(cells -> cells.stream().anyMatch(cell -> !cell.isEmpty()));
        Arbitrary<List<String>> header = Arbitraries.just(List.of("a", "b", "c", "d", "e", "f"));
        return header.flatMap(head -> row.list().ofMaxSize(8).map(rows -> {
            List<List<String>> table = new ArrayList<>();
            table.add(head);
            table.addAll(rows);
            return table;
        }));
    }

    @Provide
    Arbitrary<String> cells() {
        Arbitrary<String> awkward = Arbitraries.of(
                "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "=", "+", "＝", " ", "'", "x", "_x0041_", "é", "🦉",
                "<&>");
        Arbitrary<String> any =
                Arbitraries.strings().withCharRange(' ', '\uD7FF').ofMaxLength(5);
        return Arbitraries.oneOf(awkward, awkward, any).list().ofMaxSize(5).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<List<Integer>> bytes() {
        Arbitrary<Integer> telling = Arbitraries.of(
                0x0A, 0x0D, 0x22, 0x2C, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
                0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF);
        return Arbitraries.oneOf(telling, telling, Arbitraries.integers().between(1, 255))
                .list()
                .ofMaxSize(12);
    }

    private static List<List<String>> writtenAndRead(
            List<List<String>> table, String ending, Function<OutputStream, SheetWriter> format) throws IOException {
        Path file = Files.createTempFile("table", ending);
        try (SheetWriter writer = format.apply(Files.newOutputStream(file))) {
            table.forEach(writer::row);
        }
        ReadSheet sheet = ReadSheet.of(file);
        Files.delete(file);
        List<List<String>> all = new ArrayList<>();
        all.add(sheet.header());
        all.addAll(sheet.cells());
        return all;
    }

    private static void assertRowsOrOneSentence(Path file) throws IOException {
        try {
            assertThat(ReadSheet.of(file).header()).isNotEmpty();
        } catch (SheetProblem refused) {
            assertThat(refused.sentence()).endsWith(".");
        }
        Files.delete(file);
    }

    private static List<List<String>> neutral(List<List<String>> table) {
        return table.stream()
                .map(row -> row.stream().map(SheetWriter::neutral).toList())
                .toList();
    }

    private static long lineEnds(String cell) {
        return cell.split("\r\n|\r|\n", -1).length - 1L;
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
