package org.patrondesk.ils.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks through the zip of a workbook before it is trusted.
 *
 * <p>It goes by the same zip reader as the workbook's own, so that nobody can show one archive to the check and another
 * to the reader.
 */
final class XlsxArchive {
    static final long MAX_INFLATED = 1024L * 1024 * 1024;
    static final long FREE_INFLATED = 64L * 1024 * 1024;
    static final int MAX_RATIO = 100;
    static final int MAX_ENTRIES = 10_000;
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String DAMAGED =
            "This workbook is damaged or not a real .xlsx; open it in a spreadsheet program and save it as .xlsx.";

    private final Path file;
    private final Set<String> names = new HashSet<>();
    private long inflated;
    private String contentTypes = "";

    private XlsxArchive(Path file) {
        this.file = file;
    }

    /** Refuses what is dangerous or no workbook, and tells whether the workbook has a part for styles. */
    static boolean checkedHasStyles(Path file) {
        XlsxArchive archive = new XlsxArchive(file);
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                archive.check(zip, entry);
            }
        } catch (SheetProblem e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw SheetProblem.of(file, DAMAGED);
        }
        if (!archive.contentTypes.contains("spreadsheetml")) {
            throw SheetProblem.of(file, "This zip file is not an XLSX workbook; save the sheet as .xlsx or .csv.");
        }
        return archive.contentTypes.contains("spreadsheetml.styles+xml");
    }

    private void check(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        if (!names.add(plainName(entry))) {
            throw SheetProblem.of(
                    file,
                    "This workbook holds one part twice, so that two programs may see two sheets; save it again as"
                            + " .xlsx in a spreadsheet program.");
        }
        if (names.size() > MAX_ENTRIES) {
            throw tooLarge();
        }
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw SheetProblem.of(file, DAMAGED);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            if (entry.getName().equalsIgnoreCase(CONTENT_TYPES)) {
                byte[] text = in.readNBytes(1024 * 1024);
                inflated += text.length;
                contentTypes = new String(text, StandardCharsets.UTF_8);
            }
            inflate(in, Math.max(1, entry.getCompressedSize()));
        }
    }

    private void inflate(InputStream in, long packed) throws IOException {
        byte[] piece = new byte[64 * 1024];
        long size = 0;
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            size += n;
            inflated += n;
            if (inflated > MAX_INFLATED || (size > FREE_INFLATED && size / packed > MAX_RATIO)) {
                throw tooLarge();
            }
        }
    }

    private SheetProblem tooLarge() {
        return SheetProblem.of(
                file,
                "This workbook unpacks to more than 1 GiB, or to over a hundred times its size; save the sheet as"
                        + " .csv.");
    }

    /** Part names are the same to a workbook reader whatever their case and leading slash. */
    private static String plainName(ZipArchiveEntry entry) {
        String name = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
