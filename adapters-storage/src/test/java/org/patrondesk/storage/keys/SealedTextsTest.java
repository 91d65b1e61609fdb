package org.patrondesk.storage.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.memory.InMemoryKeyVault;
import org.patrondesk.person.FieldUnreadable;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyVault;
import org.patrondesk.person.KeyVaultUnavailable;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/** What a store keeps of texts about people, as somebody finds it who has the store's files and not its keys. */
class SealedTextsTest {
    private static final int TEXTS = 12;

    @TempDir
    Path folder;

    private Path store() {
        return folder.resolve("desk");
    }

    private FileKeyVault vault() {
        return FileKeyVault.open(folder.resolve("desk-keys").resolve("patrondesk.keys"));
    }

    private Storage open() {
        return SqliteStorage.open(store(), vault());
    }

    /** How often the word stands in any file of the store, the write-ahead log among them. */
    private int found() throws Exception {
        int found = 0;
        try (Stream<Path> files = Files.list(store())) {
            for (Path file : files.toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                found += bytes.split(SealedKeptTexts.CANARY, -1).length - 1;
            }
        }
        return found;
    }

    @Test
    void no_text_about_somebody_stands_in_the_files_of_the_store_and_all_are_read_with_the_keys() throws Exception {
        try (Storage storage = open()) {
            SealedKeptTexts.plant(storage);
            assertThat(store().resolve("patrondesk.db-wal")).isNotEmptyFile();
            assertThat(found()).as("while the store is open").isZero();
        }
        assertThat(found()).as("when it is closed").isZero();

        try (Storage storage = open()) {
            assertThat(SealedKeptTexts.read(storage)).hasSize(TEXTS).allMatch(t -> t.contains(SealedKeptTexts.CANARY));
            assertThat(SealedKeptTexts.claimed(storage)).hasSize(4).allMatch(t -> t.contains(SealedKeptTexts.CANARY));
        }
    }

    @Test
    void without_a_vault_they_stand_there_and_a_vault_that_comes_later_still_reads_them() throws Exception {
        try (Storage storage = SqliteStorage.open(store())) {
            SealedKeptTexts.plant(storage);
        }
        assertThat(found()).isGreaterThanOrEqualTo(TEXTS);

        try (Storage storage = open()) {
            assertThat(SealedKeptTexts.read(storage)).hasSize(TEXTS).allMatch(t -> t.contains(SealedKeptTexts.CANARY));
        }
    }

    @Test
    void where_the_key_was_destroyed_texts_are_absent_and_the_records_are_there() {
        try (Storage storage = open()) {
            SealedKeptTexts.plant(storage);
            try (KeyVault vault = vault()) {
                vault.destroy(Sample.TENANT, Set.of(KeyOwner.Common.TEXTS));
            }

            assertThat(SealedKeptTexts.read(storage)).hasSize(6).containsOnly("");
            assertThat(SealedKeptTexts.claimed(storage)).hasSize(3).containsOnly("");
        }
    }

    @Test
    void with_another_vault_or_none_the_store_says_so_in_one_sentence() throws Exception {
        try (Storage storage = open()) {
            SealedKeptTexts.plant(storage);
        }

        try (KeyVault other = FileKeyVault.open(folder.resolve("other").resolve("o.keys"))) {
            assertThatThrownBy(() -> SqliteStorage.open(store(), other))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessage("The store in " + store().toRealPath()
                            + " cannot be opened: the store's texts are sealed with the"
                            + " keys of another vault; open it with that one, or restore that one from its backup.");
        }
        try (Storage storage = SqliteStorage.open(store())) {
            assertThatThrownBy(() -> SealedKeptTexts.read(storage))
                    .isInstanceOf(KeyVaultUnavailable.class)
                    .hasMessage(
                            "The store keeps texts under keys and was opened without any; open it with its key vault.");
        }
    }

    @Test
    void a_text_that_somebody_moved_to_another_field_is_not_shown() throws Exception {
        try (Storage storage = open()) {
            SealedKeptTexts.plant(storage);
        }
        try (var connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + store().resolve("patrondesk.db").toUri());
                var statement = connection.createStatement()) {
            statement.execute("UPDATE barrier SET name = (SELECT recipient FROM delivery)");
        }

        try (Storage storage = open()) {
            assertThatThrownBy(() -> SealedKeptTexts.read(storage))
                    .isInstanceOf(FieldUnreadable.class)
                    .hasMessageStartingWith("The name of a barrier was changed past the store");
        }
    }

    @Test
    void a_vault_that_forgets_and_keys_beside_the_data_are_refused() {
        try (KeyVault forgetful = new InMemoryKeyVault()) {
            assertThatThrownBy(() -> SqliteStorage.open(store(), forgetful))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessageContaining("forgets its keys");
        }
        try (KeyVault beside = FileKeyVault.open(store().resolve("patrondesk.keys"))) {
            assertThatThrownBy(() -> SqliteStorage.open(store(), beside))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessageContaining("move the keys to another");
        }
    }

    @Test
    void postgresql_holds_none_of_them_in_any_row_of_any_table() throws Exception {
        TestDatabase database = TestDatabase.ready();
        try (Storage storage = PostgresStorage.open(database.runtime(), vault())) {
            SealedKeptTexts.plant(storage);
            assertThat(SealedKeptTexts.read(storage)).hasSize(TEXTS);
            assertThat(SealedKeptTexts.claimed(storage)).hasSize(4).allMatch(t -> t.contains(SealedKeptTexts.CANARY));
            assertThat(rows(database)).contains("barrier").doesNotContain(SealedKeptTexts.CANARY);
        }
        database.clear();
        try (Storage storage = PostgresStorage.open(database.runtime())) {
            SealedKeptTexts.plant(storage);
            assertThat(List.of(rows(database).split(SealedKeptTexts.CANARY, -1)))
                    .hasSizeGreaterThan(TEXTS);
        } finally {
            database.drop();
        }
    }

    private static String rows(TestDatabase database) throws Exception {
        return database.query("SELECT database_to_xml(true, false, '')::text");
    }
}
