package org.patrondesk.ils.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RealSheetTest {
    private static final String MEMBERS =
            "shared/data/newcastle/membership/active members branch & postcode 2016-04-06.csv";

    @Test
    void the_active_members_of_newcastle_libraries_are_read_whole() {
        Path here = Path.of("").toAbsolutePath();
        Path file = Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(MEMBERS))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of(MEMBERS));
        assumeTrue(Files.exists(file), "needs the shared data set of Newcastle Libraries beside the repository");

        try (Sheet sheet = Sheet.open(file)) {
            assertThat(sheet.encoding()).isEqualTo("UTF-8");
            assertThat(sheet.header()).hasSize(6).startsWith("Postcode", "Library Registered At");
            long rows = 0;
            for (SheetRow row = sheet.next(); row != null; row = sheet.next()) {
                rows++;
                assertThat(row.line()).isEqualTo(rows + 1);
                if (row.cells().size() != 6) {
                    assertThat(row.cells()).as("line " + row.line()).hasSize(6);
                }
            }
            assertThat(rows).isEqualTo(80_752);
            assertThat(sheet.unreadableRows()).isEmpty();
        }
    }
}
