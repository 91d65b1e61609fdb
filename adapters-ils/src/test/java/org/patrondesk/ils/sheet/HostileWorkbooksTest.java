package org.patrondesk.ils.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks that no spreadsheet program writes: read as far as they are sound, or refused in one sentence. */
class HostileWorkbooksTest {
    private static final String TEXT = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";
    private static final String WORKSHEET = "xl/worksheets/sheet1.xml";

    @TempDir
    Path folder;

    private static String cell(String text) {
        return TEXT.formatted(text);
    }

    /** What it reads, or the sentence of the refusal in front of everything else. */
    private static List<String> outcome(Path file) {
        List<String> seen = new ArrayList<>();
        try (Sheet sheet = Sheet.open(file)) {
            seen.addAll(sheet.header());
            for (SheetRow row = sheet.next(); row != null; row = sheet.next()) {
                seen.addAll(row.cells());
            }
        } catch (SheetProblem refused) {
            assertThat(refused.getMessage()).endsWith(".").doesNotContain("\n", "Exception", "topsecret");
            assertThat(refused.getCause()).isNull();
            seen.add(0, "refused");
        }
        assertThat(seen).noneMatch(text -> text.contains("topsecret"));
        return seen;
    }

    @Test
    void no_part_of_an_archive_is_ever_written_where_its_name_leads() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("deep/inner"));
        HandmadeWorkbook workbook = new HandmadeWorkbook().sheet("<row>" + cell("Name") + "</row>");
        for (String name :
                List.of("../escaped.txt", "/tmp/../escaped.txt", "..\\escaped.txt", "xl/../../escaped.txt")) {
            workbook.part(name, "x");
        }

        outcome(workbook.save(inner.resolve("slip.xlsx")));

        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactly("slip.xlsx");
        }
    }

    @Test
    void a_workbook_that_lacks_a_part_is_read_or_refused() throws IOException {
        for (String part : List.of("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", WORKSHEET)) {
            for (String instead : List.of("", "<", "<x/>", "not xml", "\u0000\u0001", "<?xml version=\"9.9\"?><x/>")) {
                Path file = new HandmadeWorkbook()
                        .sheet("<row>" + cell("Name") + "</row>")
                        .part(part, instead)
                        .save(folder.resolve("part.xlsx"));

                assertThat(outcome(file).get(0)).as(part + " as " + instead).isEqualTo("refused");
            }
        }
    }

    @Test
    void document_types_and_entities_are_never_followed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "topsecret");
        Map<String, String> attacks = new LinkedHashMap<>();
        attacks.put("file", "<!DOCTYPE w [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>");
        attacks.put("parameter", "<!DOCTYPE w [<!ENTITY % p SYSTEM \"" + secret.toUri() + "\"> %p;]>");
        attacks.put("network", "<!DOCTYPE w SYSTEM \"http://127.0.0.1:9/x.dtd\" [<!ENTITY x \"y\">]>");
        attacks.put("laughs", laughs());
        for (Map.Entry<String, String> attack : attacks.entrySet()) {
            for (String part : List.of(WORKSHEET, "xl/sharedStrings.xml", "xl/workbook.xml")) {
                Path file = new HandmadeWorkbook()
                        .sheet("<row>" + cell("Name") + "</row>")
                        .part(part, attack.getValue() + HandmadeWorkbook.worksheet("<row>" + cell("a&x;b") + "</row>"))
                        .save(folder.resolve("entity.xlsx"));

                long start = System.nanoTime();
                assertThat(outcome(file)).as(attack.getKey() + " in " + part).allMatch(text -> text.length() < 100);
                assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
            }
        }
    }

    private static String laughs() {
        StringBuilder text = new StringBuilder("<!DOCTYPE w [<!ENTITY x0 \"ha\">");
        for (int i = 1; i <= 30; i++) {
            text.append("<!ENTITY x%d \"&x%d;&x%d;\">".formatted(i, i - 1, i - 1));
        }
        return text.append("<!ENTITY x \"&x30;\">]>").toString();
    }

    @Test
    void cells_at_places_that_no_sheet_has_are_read_or_refused() throws IOException {
        for (String place :
                List.of("ZZZ1", "A0", "A-1", "A99999999999", "1A", "", "é1", "XFE1048577", "A1:B2", "$A$1")) {
            outcome(new HandmadeWorkbook()
                    .sheet("<row r=\"1\"><c r=\"" + place + "\" t=\"inlineStr\"><is><t>x</t></is></c></row>")
                    .save(folder.resolve("place.xlsx")));
            outcome(new HandmadeWorkbook()
                    .sheet("<row r=\"" + place + "\">" + cell("x") + "</row>")
                    .save(folder.resolve("row.xlsx")));
        }
        for (String kind : List.of("s", "n", "b", "d", "e", "str", "x", "")) {
            for (String value : List.of("-1", "99999999999", "1e999", "x", "", "NaN", "2958466", "-0.5")) {
                outcome(new HandmadeWorkbook()
                        .formats("yyyy-mm-dd", "[h]:mm", "0000000000")
                        .sheet("<row><c t=\"" + kind + "\" s=\"1\"><v>" + value
                                + "</v></c><c s=\"77\"><v>1</v></c></row>")
                        .save(folder.resolve("kind.xlsx")));
            }
        }
    }

    @Test
    void a_bomb_is_refused_in_a_heap_of_64_megabytes() throws Exception {
        Path bomb = new HandmadeWorkbook().sheet(" ".repeat(80 * 1024 * 1024)).save(folder.resolve("bomb.xlsx"));
        Path many = folder.resolve("many.xlsx");
        HandmadeWorkbook.zip(
                many,
                java.util.stream.IntStream.range(0, 10_050)
                        .mapToObj(n -> Map.entry("xl/media/" + n, ""))
                        .toList());

        assertThat(inSmallHeap(bomb)).isEqualTo("[refused]");
        assertThat(inSmallHeap(many)).isEqualTo("[refused]");
        assertThat(inSmallHeap(csvOf10Megabytes())).startsWith("[");
    }

    private Path csvOf10Megabytes() throws IOException {
        return Files.writeString(folder.resolve("wide.csv"), "a,b\n\"" + "x".repeat(10_000_000) + "\n1,2\n");
    }

    private String inSmallHeap(Path file) throws Exception {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        classes,
                        SmallHeap.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(small.waitFor()).isZero();
        return told;
    }

    /** Reads one sheet in a process of its own. */
    static final class SmallHeap {
        private SmallHeap() {}

        public static void main(String[] arguments) {
            List<String> seen = outcome(Path.of(arguments[0]));
            System.out.println(seen.get(0).equals("refused") ? "[refused]" : "[read " + seen.size() + "]");
        }
    }
}
