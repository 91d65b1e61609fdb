package org.patrondesk.examples.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.examples.cli.Ran;
import org.patrondesk.examples.cli.terminal.Exit;

/** Without the keys of its own nothing is told of a store as done: it would be no erasure, and no person's data. */
class MissingKeysTest {
    @TempDir
    Path folder;

    private Path keys() {
        return folder.resolve("store-keys").resolve("patrondesk.keys");
    }

    private Ran run(String store, String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--store", folder.resolve(store).toString()));
        return Ran.command(all.toArray(String[]::new));
    }

    private Ran log(String store) {
        return run(
                store,
                "nos",
                "log",
                "--rule",
                "unwritten",
                "--branch",
                "CENTRAL",
                "--asked",
                "a guest pass",
                "--patron",
                "koha:1");
    }

    @BeforeEach
    void aStoreWithANo() {
        assertThat(log("store").exit()).isZero();
    }

    private void assertMissing(Ran ran) {
        assertThat(ran.refusal(Exit.BAD_INPUT))
                .contains("The keys of the store in", "are missing or empty", "restore that file from its backup");
    }

    @Test
    void every_privacy_command_refuses_when_the_keys_are_gone_and_makes_no_new_ones() throws IOException {
        Path kept = Files.move(keys(), folder.resolve("kept"));
        assertMissing(run("store", "privacy", "erase", "--patron", "koha:1", "--matter", "letter 1"));
        assertMissing(run("store", "privacy", "export", "--patron", "koha:1"));
        assertMissing(run("store", "privacy", "hold", "--patron", "koha:1", "--matter", "court 1"));
        assertMissing(run("store", "privacy", "retention"));
        assertMissing(log("store"));
        assertThat(keys()).doesNotExist();
        assertThat(run("store", "doctor").out()).contains("  NO  keys: missing");

        Files.createFile(keys());
        assertMissing(run("store", "privacy", "export", "--patron", "koha:1"));
        assertThat(keys()).isEmptyFile();

        Files.delete(keys());
        Files.move(kept, keys());
        assertThat(run("store", "privacy", "export", "--patron", "koha:1").out())
                .contains("a guest pass");
        assertThat(run("store", "doctor").out()).contains("  ok  keys: here");
    }

    @Test
    void the_keys_of_another_store_are_refused() throws IOException {
        assertThat(log("second").exit()).isZero();
        Files.copy(
                folder.resolve("second-keys").resolve("patrondesk.keys"),
                keys(),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(run("store", "privacy", "erase", "--patron", "koha:1", "--matter", "letter 1")
                        .refusal(Exit.BAD_INPUT))
                .contains("sealed with the keys of another vault");
        assertThat(run("store", "doctor").out()).contains("  NO  keys: of another store");
        assertThat(run("store", "doctor").exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void no_store_is_made_where_the_keys_of_another_lie() {
        assertThat(log("store-keys").refusal(Exit.BAD_INPUT)).contains("the keys of another store lie there");
        assertThat(log("store").exit()).isZero();
    }

    @Test
    void an_empty_database_file_is_no_store() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(empty.resolve("patrondesk.db"), "", StandardCharsets.US_ASCII);

        assertThat(run("empty", "privacy", "export", "--patron", "koha:1").refusal(Exit.BAD_INPUT))
                .contains("There is no store in");
        assertThat(empty.resolve("patrondesk.db")).isEmptyFile();
    }
}
