package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallHeapTest {
    @TempDir
    Path directory;

    @Test
    void ninety_thousand_rows_are_written_and_read_in_a_heap_of_20_megabytes() throws Exception {
        try (OtherProcess small =
                OtherProcess.start(SmallHeapMain.class, "", List.of("-Xmx20m"), directory.toString())) {
            assertThat(small.line()).isEqualTo(Integer.toString(3 * SmallHeapMain.ROWS));
        }
    }

    @Test
    void a_backlog_of_sixty_thousand_events_is_sealed_and_verified_in_a_heap_of_20_megabytes() throws Exception {
        try (OtherProcess small =
                OtherProcess.start(BacklogMain.class, "", List.of("-Xmx20m"), directory.toString(), "60000")) {
            assertThat(small.line()).isEqualTo("60000 sealed, 60000 verified, []");
        }
    }
}
