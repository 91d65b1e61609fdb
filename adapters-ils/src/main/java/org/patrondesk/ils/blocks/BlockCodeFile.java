package org.patrondesk.ils.blocks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.patrondesk.ils.sheet.Sheet;
import org.patrondesk.ils.sheet.SheetProblem;
import org.patrondesk.ils.sheet.SheetRow;
import org.patrondesk.library.Ref;

/** Reads one table of block codes and refuses it at its first mistake. One thread. */
final class BlockCodeFile {
    private static final String SHIPPED = "block-codes.csv";

    /** Many times what any system has. */
    private static final int MOST_CODES = 20_000;

    private static final List<String> COLUMNS = List.of("system", "code", "rule");

    private final Path file;
    private final int[] places;
    private final Map<Ref, String> rules = new LinkedHashMap<>();
    private final Map<Ref, Long> lines = new HashMap<>();

    private BlockCodeFile(Path file, List<String> header) {
        this.file = file;
        this.places = places(header);
    }

    /** The table in the jar. */
    static Map<Ref, String> shipped() {
        try (InputStream in = BlockCodeFile.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + SHIPPED + ".");
            }
            try (CsvReader<CsvRecord> csv =
                    CsvReader.builder().ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                Iterator<CsvRecord> records = csv.iterator();
                BlockCodeFile table =
                        new BlockCodeFile(Path.of(SHIPPED), records.next().getFields());
                records.forEachRemaining(
                        read -> table.take(new SheetRow(read.getStartingLineNumber(), read.getFields())));
                return table.rules;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The table in a file.
     *
     * @throws SheetProblem at line and column
     */
    static Map<Ref, String> read(Path file) {
        try (Sheet sheet = Sheet.open(file)) {
            BlockCodeFile table = new BlockCodeFile(file, sheet.header());
            for (@Nullable SheetRow row = sheet.next(); row != null; row = sheet.next()) {
                if (row.unreadable()) {
                    throw sheet.unreadableRows().get(0);
                }
                table.take(row);
            }
            return table.rules;
        }
    }

    private int[] places(List<String> header) {
        List<String> names = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int[] found = new int[COLUMNS.size()];
        for (int i = 0; i < found.length; i++) {
            String wanted = COLUMNS.get(i);
            found[i] = names.indexOf(wanted);
            if (found[i] < 0) {
                throw new SheetProblem(
                        file,
                        1,
                        1,
                        "The header has no column '" + wanted + "'; a table of block codes has the columns "
                                + String.join(", ", COLUMNS) + ".");
            }
            if (names.lastIndexOf(wanted) != found[i]) {
                throw new SheetProblem(
                        file, 1, names.lastIndexOf(wanted) + 1, "The column '" + wanted + "' stands twice; keep one.");
            }
        }
        return found;
    }

    private void take(SheetRow row) {
        String system = cell(row, 0);
        String code = cell(row, 1);
        String rule = cell(row, 2);
        if (!BlockCodes.isSystem(system)) {
            throw problem(
                    row,
                    0,
                    "The system is a name of up to 40 lower-case letters, digits and '-', such as koha or sip2; write it"
                            + " so.");
        }
        if (!BlockCodes.isCode(code)) {
            throw problem(
                    row,
                    1,
                    "The code has up to 100 letters, digits and '.', '_', ':', '/', '+', '#', '-', and no blanks; write the"
                            + " code as the system gives it, not its message.");
        }
        if (!BlockCodes.isRule(rule)) {
            throw problem(
                    row,
                    2,
                    "The rule is missing or beyond " + BlockCodes.LONGEST_RULE
                            + " characters; write the id of a rule, or unwritten.");
        }
        if (rules.size() == MOST_CODES) {
            throw problem(row, 0, "A table of block codes has up to " + MOST_CODES + " codes; leave out the others.");
        }
        Ref origin = new Ref(system, code);
        Long before = lines.putIfAbsent(origin, row.line());
        if (before != null) {
            throw problem(row, 1, "This code stands on line " + before + " already; remove one of the two.");
        }
        rules.put(origin, rule);
    }

    private String cell(SheetRow row, int column) {
        return places[column] < row.cells().size()
                ? row.cells().get(places[column]).strip()
                : "";
    }

    private SheetProblem problem(SheetRow row, int column, String sentence) {
        return new SheetProblem(file, row.line(), places[column] + 1, sentence);
    }
}
