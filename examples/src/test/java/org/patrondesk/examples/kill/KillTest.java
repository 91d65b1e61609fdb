package org.patrondesk.examples.kill;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at random moments: nothing acknowledged is lost, nothing is there twice, the store opens. */
@Tag("kill")
class KillTest {
    @TempDir
    Path folder;

    @Test
    void an_import_killed_at_any_moment_keeps_what_it_acknowledged_and_ends_when_run_again() throws Exception {
        new Killing(folder, System.nanoTime()).killImports(5);
    }

    @Test
    void a_run_killed_at_any_moment_keeps_what_it_acknowledged_and_ends_when_run_again() throws Exception {
        new Killing(folder, System.nanoTime()).killRuns(5);
    }

    @Tag("soak")
    @Test
    void fifty_killed_imports_keep_what_they_acknowledged() throws Exception {
        new Killing(folder, System.nanoTime()).killImports(50);
    }

    @Tag("soak")
    @Test
    void fifty_killed_runs_keep_what_they_acknowledged() throws Exception {
        new Killing(folder, System.nanoTime()).killRuns(50);
    }
}
