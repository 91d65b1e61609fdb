package org.patrondesk.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.patrondesk.ils.sheet.Sheet;
import org.patrondesk.ils.sheet.SheetProblem;
import org.patrondesk.ils.sheet.SheetRow;

class SheetFuzzTest {
    /** The first byte chooses; a workbook is told by its own first bytes as well. */
    @FuzzTest(maxDuration = "10m")
    void a_file_is_a_sheet_or_is_refused(byte[] bytes) {
        boolean workbook = bytes.length > 0 && bytes[0] == 'P';
        Tried.inTime(() -> read(workbook ? "s.xlsx" : "s.csv", bytes));
    }

    private static void read(String name, byte[] bytes) {
        try (Sheet sheet = Sheet.open(Tried.file(name, Arrays.copyOf(bytes, bytes.length)))) {
            long rows = 0;
            for (SheetRow row = sheet.next(); row != null; row = sheet.next()) {
                assertThat(row.cells()).isNotNull();
                rows++;
            }
            assertThat(sheet.header()).isNotEmpty();
            assertThat(rows).isLessThanOrEqualTo(2_000_000);
        } catch (SheetProblem refused) {
            Tried.sentence(refused);
        }
    }
}
