package org.patrondesk.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.storage.durability.held.Tally;

class SoakResultsTest {
    @TempDir
    Path folder;

    @Test
    void the_runs_of_a_proof_are_summed_up_and_those_of_others_left_out() throws Exception {
        SoakResults results = new SoakResults(folder.resolve("results.tsv"));
        assertThat(results.times("a")).isZero();

        results.add("a", kills(3), 1, "./mvnw -Psoak test");
        results.add("b", kills(1), 1, "./mvnw -Psoak test");
        results.add("a", kills(4), 2, "./mvnw -Psoak test");

        assertThat(results.times("a")).isEqualTo(7);
        assertThat(Files.readAllLines(folder.resolve("results.tsv")))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.split("\t", -1)).hasSize(9));
    }

    private static Tally kills(int times) {
        Tally tally = new Tally();
        for (int kill = 0; kill < times; kill++) {
            tally.killed(5);
        }
        return tally;
    }
}
