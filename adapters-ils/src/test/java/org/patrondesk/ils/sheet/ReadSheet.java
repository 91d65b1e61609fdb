package org.patrondesk.ils.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sheet read to its end, for tests small enough to hold it. */
record ReadSheet(String encoding, List<String> header, List<SheetRow> rows, List<SheetProblem> unreadable) {

    static ReadSheet of(Path file) {
        try (Sheet sheet = Sheet.open(file)) {
            List<SheetRow> rows = new ArrayList<>();
            for (SheetRow row = sheet.next(); row != null; row = sheet.next()) {
                rows.add(row);
            }
            return new ReadSheet(sheet.encoding(), sheet.header(), rows, sheet.unreadableRows());
        }
    }

    static ReadSheet ofText(Path folder, String text) throws IOException {
        return of(Files.write(folder.resolve("sheet.csv"), text.getBytes(StandardCharsets.UTF_8)));
    }

    List<List<String>> cells() {
        return rows.stream().map(SheetRow::cells).toList();
    }

    List<Long> lines() {
        return rows.stream().map(SheetRow::line).toList();
    }
}
