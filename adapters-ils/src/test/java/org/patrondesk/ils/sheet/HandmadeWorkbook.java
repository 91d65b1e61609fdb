package org.patrondesk.ils.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together part by part, for what no spreadsheet program would write. */
final class HandmadeWorkbook {
    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Map<String, String> parts = new LinkedHashMap<>();

    HandmadeWorkbook() {
        part(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE
                        + "sheet.main+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + TYPE
                        + "sharedStrings+xml\"/></Types>");
        workbook("", "<sheet name=\"Members\" sheetId=\"1\" r:id=\"r1\"/>");
        part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"r2\" Target=\"worksheets/sheet2.xml\"/></Relationships>");
        sheet("");
    }

    HandmadeWorkbook workbook(String before, String sheets) {
        return part(
                "xl/workbook.xml",
                "<workbook " + MAIN + " xmlns:r=\"" + OFFICE + "\">" + before + "<sheets>" + sheets
                        + "</sheets></workbook>");
    }

    HandmadeWorkbook sheet(String rows) {
        return part("xl/worksheets/sheet1.xml", worksheet(rows));
    }

    static String worksheet(String rows) {
        return "<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>";
    }

    /** Cell formats in order, each a number format; cells name them by index in {@code s}. */
    HandmadeWorkbook formats(String... patterns) {
        StringBuilder formats = new StringBuilder();
        StringBuilder uses = new StringBuilder();
        for (int i = 0; i < patterns.length; i++) {
            String pattern = patterns[i].replace("\"", "&quot;");
            formats.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(164 + i, pattern));
            uses.append("<xf numFmtId=\"%d\"/>".formatted(164 + i));
        }
        String override = "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPE + "styles+xml\"/></Types>";
        parts.computeIfPresent("[Content_Types].xml", (name, xml) -> xml.replace("</Types>", override));
        return part(
                "xl/styles.xml",
                "<styleSheet " + MAIN + "><numFmts>" + formats + "</numFmts><cellXfs>" + uses
                        + "</cellXfs></styleSheet>");
    }

    HandmadeWorkbook part(String name, String xml) {
        parts.put(name, xml);
        return this;
    }

    Path save(Path file) throws IOException {
        return zip(file, List.copyOf(parts.entrySet()));
    }

    /** Saves with a second part of the given name, which no zip library would write. */
    Path saveWithTwin(Path file, String twin) throws IOException {
        String placeholder = "?".repeat(twin.length());
        part(placeholder, "<worksheet/>");
        save(file);
        parts.remove(placeholder);
        String raw = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        Files.write(file, raw.replace(placeholder, twin).getBytes(StandardCharsets.ISO_8859_1));
        return file;
    }

    static Path zip(Path file, List<Map.Entry<String, String>> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return Files.write(file, bytes.toByteArray());
    }
}
