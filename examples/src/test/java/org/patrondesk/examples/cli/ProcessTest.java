package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show. */
class ProcessTest {
    private static final String MEMBERS = Ran.SAMPLE.resolve("members.csv").toString();

    @TempDir
    Path folder;

    @Test
    void a_store_held_by_another_process_is_unavailable_and_stays_as_it_is() throws Exception {
        Path store = folder.resolve("store");
        try (Forked holder = Forked.start(List.of(), HoldingMain.class, store.toString())) {
            assertThat(holder.line()).isEqualTo("held");
            String sentence = Ran.command("members", "import", MEMBERS, "--store", store.toString())
                    .refusal(3);
            assertThat(sentence).contains(String.valueOf(holder.pid()));
            assertThat(Ran.command("nos", "review", "--store", store.toString(), "--week", "2026-W47")
                            .refusal(3))
                    .contains(String.valueOf(holder.pid()));
            holder.release();
        }
        Ran after = Ran.command("members", "import", MEMBERS, "--store", store.toString(), "--json");
        assertThat(after.json().get("imported").asInt()).isEqualTo(400);
    }

    @Test
    void the_program_keeps_output_and_messages_apart_and_answers_its_exit_code() throws Exception {
        Path store = folder.resolve("store");
        try (Forked good = Forked.start(
                List.of("-Xmx128m"),
                PatronDeskMain.class,
                "members",
                "import",
                MEMBERS,
                "--store",
                store.toString(),
                "--json")) {
            assertThat(Ran.parsed(good.rest()).get("read").asInt()).isEqualTo(400);
            assertThat(good.exit()).isZero();
            assertThat(good.err()).isEmpty();
        }
        try (Forked bad =
                Forked.start(List.of(), PatronDeskMain.class, "members", "import", "gone.csv", "--store", "x")) {
            assertThat(bad.rest()).isEmpty();
            assertThat(bad.exit()).isEqualTo(2);
            assertThat(bad.err()).startsWith("gone.csv: ").doesNotContain("\tat ");
        }
    }

    @Test
    void a_folder_for_temporary_files_that_is_not_there_is_told_as_such() throws Exception {
        try (Forked log = Forked.start(
                List.of("-Djava.io.tmpdir=" + folder.resolve("none")),
                PatronDeskMain.class,
                "nos",
                "log",
                "--asked",
                "pen",
                "--rule",
                "unwritten",
                "--branch",
                "City",
                "--store",
                folder.resolve("store").toString())) {
            assertThat(log.exit()).isEqualTo(2);
            // Newer machines of Java warn of such a folder in a line of their own.
            assertThat(log.err().lines().filter(line -> !line.startsWith("WARNING: ")))
                    .singleElement()
                    .asString()
                    .startsWith("The SQLite library could not be loaded")
                    .contains("java.io.tmpdir");
        }
    }

    @Test
    void the_demo_logs_nothing_beside_its_steps() throws Exception {
        try (Forked demo = Forked.start(List.of("-Djava.io.tmpdir=" + folder), PatronDeskMain.class, "demo")) {
            assertThat(demo.rest().stripTrailing()).endsWith("demo.html");
            assertThat(demo.exit()).isZero();
            assertThat(demo.err()).isEmpty();
        }
    }
}
