package org.patrondesk.storage.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.DataKey;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyRotation;
import org.patrondesk.person.KeyVaultUnavailable;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.testkit.KeyVaultContract;

class FileKeyVaultTest extends KeyVaultContract {
    private static final Tenant TENANT = new Tenant("riverside");
    private static final Set<KeyOwner> TEXTS = Set.of(KeyOwner.Common.TEXTS);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("keys").resolve("patrondesk.keys");
    }

    @Override
    protected KeyRotation open() {
        return FileKeyVault.open(file());
    }

    @Override
    protected KeyRotation another() {
        return FileKeyVault.open(folder.resolve("others").resolve("patrondesk.keys"));
    }

    @Override
    protected boolean durable() {
        return true;
    }

    @Test
    void the_file_and_its_folder_are_for_the_owner_alone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_file_that_others_may_read_is_refused_with_the_mend() throws Exception {
        for (String rights : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(rights));
            assertThatThrownBy(this::open)
                    .isInstanceOf(KeyVaultUnavailable.class)
                    .hasMessage("The file of keys " + file().toRealPath()
                            + " cannot be used: others may read or change it; take their rights away (chmod 600).");
        }
        for (String rights : new String[] {"r--------", "---------"}) {
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(rights));
            assertThatThrownBy(this::open)
                    .isInstanceOf(KeyVaultUnavailable.class)
                    .hasMessage(
                            "The file of keys " + file().toRealPath()
                                    + " cannot be used: its owner may not read and write it; give the rights back (chmod 600).");
        }
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
        open().close();
    }

    @Test
    void keys_beside_the_data_of_a_store_are_refused() {
        Path store = folder.resolve("desk");
        SqliteStorage.open(store).close();

        assertThatThrownBy(() -> FileKeyVault.open(store.resolve("patrondesk.keys")))
                .isInstanceOf(KeyVaultUnavailable.class)
                .hasMessageContaining("a store lies in the same folder");
        assertThatThrownBy(() -> FileKeyVault.open(store.resolve("patrondesk.db")))
                .isInstanceOf(KeyVaultUnavailable.class)
                .hasMessageContaining("a store lies in the same folder");
        assertThat(store.resolve("patrondesk.keys")).doesNotExist();
    }

    @Test
    void a_file_of_something_else_is_refused_and_stays_as_it_is() throws Exception {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear library, ".repeat(100));
        Files.setPosixFilePermissions(letter, PosixFilePermissions.fromString("rw-------"));
        Files.createSymbolicLink(folder.resolve("link.keys"), file());
        SqliteStorage.open(folder.resolve("desk")).close();
        Path copy = Files.copy(folder.resolve("desk").resolve("patrondesk.db"), folder.resolve("copy.db"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() -> FileKeyVault.open(letter))
                .isInstanceOf(KeyVaultUnavailable.class)
                .hasMessageContaining("is damaged or no vault");
        assertThatThrownBy(() -> FileKeyVault.open(folder.resolve("link.keys")))
                .isInstanceOf(KeyVaultUnavailable.class)
                .hasMessageContaining("it is a link");
        assertThatThrownBy(() -> FileKeyVault.open(copy))
                .isInstanceOf(KeyVaultUnavailable.class)
                .hasMessageContaining("a database of something else");
        assertThat(letter).hasContent("Dear library, ".repeat(100));
    }

    @Test
    void nothing_of_a_destroyed_key_is_left_in_the_file() throws Exception {
        DataKey key;
        try (KeyRotation vault = open()) {
            key = only(vault.toWrite(TENANT, TEXTS));
            assertThat(stored()).contains(secret(key));
            vault.destroy(TENANT, TEXTS);
        }

        assertThat(stored()).doesNotContain(secret(key));
    }

    @Test
    void what_a_killed_process_left_of_a_destroyed_key_is_gone_with_the_next_opening() throws Exception {
        DataKey key;
        try (KeyRotation vault = open()) {
            key = only(vault.toWrite(TENANT, TEXTS));
        }
        try (Connection killed = DriverManager.getConnection("jdbc:sqlite:" + file().toUri());
                Statement statement = killed.createStatement()) {
            statement.execute("PRAGMA journal_mode = PERSIST");
            statement.execute("PRAGMA secure_delete = ON");
            statement.execute("DELETE FROM data_key");
        }
        assertThat(stored()).contains(secret(key));

        try (KeyRotation vault = open()) {
            assertThat(stored()).doesNotContain(secret(key));
            assertThat(vault.toRead(TENANT, Set.of(key.id()))).isEmpty();
        }
    }

    private static DataKey only(Map<KeyOwner, DataKey> given) {
        return given.values().iterator().next();
    }

    /** All that lies in the folder of the keys, as Latin-1. */
    private String stored() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            for (Path file : files.toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static String secret(DataKey key) {
        return new String(key.secret().reveal().getEncoded(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void two_openers_see_each_others_keys_at_once() {
        try (KeyRotation one = open();
                KeyRotation other = open()) {
            Map<KeyOwner, DataKey> given = one.toWrite(TENANT, TEXTS);
            assertThat(other.toWrite(TENANT, TEXTS)).isEqualTo(given);
            other.destroy(TENANT, TEXTS);

            assertThat(one.toRead(TENANT, Set.of(only(given).id()))).isEmpty();
            assertThat(one.toWrite(TENANT, TEXTS)).isNotEqualTo(given);
        }
    }

    /** What another process says of its keys: a digest stands for each, so that none is ever printed. */
    static String told(KeyOwner owner, DataKey key) {
        UUID id = key.id();
        int digest = Arrays.hashCode(key.secret().reveal().getEncoded());
        return owner.code() + " " + id + " " + HexFormat.of().toHexDigits(digest);
    }
}
