package org.patrondesk.examples.kill;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at random moments: nothing acknowledged is lost, nothing is there twice, the store opens.
 *
 * <p>The moments are drawn from a seed, which is printed and can be set by {@code -Dpatrondesk.kill.seed}.
 */
@Tag("kill")
class KillTest {
    @TempDir
    Path folder;

    private static long seed() {
        String set = System.getProperty("patrondesk.kill.seed");
        return set == null ? System.nanoTime() : Long.parseLong(set);
    }

    @Test
    void an_import_killed_at_any_moment_keeps_what_it_acknowledged_and_ends_when_run_again() throws Exception {
        new Killing(folder, 20_000, seed()).killImports(5);
    }

    @Test
    void a_run_killed_at_any_moment_keeps_what_it_acknowledged_and_ends_when_run_again() throws Exception {
        new Killing(folder, 20_000, seed()).killRuns(5);
    }

    @Tag("soak")
    @Test
    void fifty_killed_imports_keep_what_they_acknowledged() throws Exception {
        new Killing(folder, 40_000, seed()).killImports(50);
    }

    @Tag("soak")
    @Test
    void fifty_killed_runs_keep_what_they_acknowledged() throws Exception {
        new Killing(folder, 40_000, seed()).killRuns(50);
    }
}
