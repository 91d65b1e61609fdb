package org.patrondesk.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.StoreReport;
import org.patrondesk.storage.StoreReport.Precondition;

class SqliteGroundTest {
    private static final String TABLE = """
            22 27 0:21 / /proc rw,relatime - proc proc rw
            27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
            40 27 0:40 / /srv rw,relatime - xfs /dev/vdb rw
            41 40 0:41 / /srv/branch\\040files rw,relatime master:2 - nfs4 server:/export rw,vers=4.2
            42 40 0:42 / /srv/over rw - nfs server:/a rw
            43 40 0:43 / /srv/over rw - ext4 /dev/vdc rw
            44 27 0:44 / /mnt/ssh rw - fuse.sshfs host:/ rw
            """;

    @TempDir
    Path directory;

    @Test
    void the_mount_that_lies_nearest_above_tells_the_kind_and_of_two_in_one_place_the_last() {
        assertThat(MountTable.kind(Path.of("/var/lib/desk"), TABLE)).isEqualTo("ext4");
        assertThat(MountTable.kind(Path.of("/srv/desk"), TABLE)).isEqualTo("xfs");
        assertThat(MountTable.kind(Path.of("/srv/branch files/desk"), TABLE)).isEqualTo("nfs4");
        assertThat(MountTable.kind(Path.of("/srv/branch"), TABLE)).isEqualTo("xfs");
        assertThat(MountTable.kind(Path.of("/srv/over"), TABLE)).isEqualTo("ext4");
        assertThat(MountTable.kind(Path.of("/mnt/ssh/desk"), TABLE)).isEqualTo("fuse.sshfs");
    }

    @Test
    void this_computers_own_table_tells_a_kind() throws Exception {
        assertThat(MountTable.kind(directory.toRealPath())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse.s3fs", "ceph", "lustre"})
    void a_store_on_a_network_file_system_is_refused_before_anything_is_made_there(String kind) throws Exception {
        assertThatThrownBy(() -> SqliteDatabase.open(directory, at -> kind))
                .isInstanceOfSatisfying(
                        StorageUnavailable.class, e -> assertThat(e.retryable()).isFalse())
                .hasMessage("The store in " + directory.toRealPath()
                        + " cannot be opened: the directory lies on a network file system (" + kind
                        + "), where locks and syncs may be lost; use a directory of a local disk.");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "btrfs", "overlay", "tmpfs", "apfs", "NTFS", "fuse.mergerfs", "zfs"})
    void a_local_one_is_not(String kind) {
        SqliteDatabase.open(directory, at -> kind).close();
    }

    @Test
    void a_connection_that_syncs_less_than_fully_is_refused_with_what_it_does() throws Exception {
        for (String level : new String[] {"OFF", "NORMAL"}) {
            Precondition found = synchronous(level);
            assertThat(found.holds()).isFalse();
            assertThat(found.mend().orElseThrow()).contains("below FULL");
            assertThatThrownBy(found::check).isInstanceOf(StorageUnavailable.class);
        }
        assertThat(synchronous("FULL").holds()).isTrue();
        assertThat(synchronous("EXTRA").holds()).isTrue();
    }

    private Precondition synchronous(String level) throws SQLException {
        try (Connection connection = new SqliteFile(directory).plain();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = " + level);
            return SqliteGround.synchronous(statement);
        }
    }

    @Test
    void a_sound_store_tells_what_it_stands_on_and_is_left_as_it_was() throws Exception {
        SqliteStorage.open(directory).close();
        byte[] before = Files.readAllBytes(directory.resolve(SqliteFile.NAME));

        StoreReport report = SqliteStorage.examine(directory);
        assertThat(report.standsOn()).startsWith("SQLite 3.");
        assertThat(report.preconditions())
                .extracting(Precondition::name)
                .containsExactly("local-disk", "one-process", "tables", "catalogue", "definition", "synchronous");
        assertThat(report.holds()).isTrue();
        report.check();
        assertThat(directory.resolve(SqliteFile.NAME)).hasBinaryContent(before);
        SqliteStorage.open(directory).close();
    }

    @Test
    void a_store_on_a_network_file_system_is_told_as_such_beside_everything_else() {
        SqliteStorage.open(directory).close();

        StoreReport report = SqliteGround.of(directory, at -> "nfs4");
        assertThat(report.holds()).isFalse();
        assertThat(report.preconditions())
                .filteredOn(precondition -> !precondition.holds())
                .extracting(Precondition::name)
                .containsExactly("local-disk");
        assertThatThrownBy(report::check).isInstanceOf(StorageUnavailable.class);
    }

    @Test
    void a_strangers_database_is_told_by_its_reason_and_left_as_it_was() throws Exception {
        sql("CREATE TABLE loan (item TEXT)");
        byte[] before = Files.readAllBytes(directory.resolve(SqliteFile.NAME));

        assertThat(SqliteStorage.examine(directory).preconditions())
                .filteredOn(precondition -> !precondition.holds())
                .extracting(precondition -> precondition.mend().orElseThrow())
                .containsExactly("The file patrondesk.db is a database of something else; use another directory.");
        assertThat(directory.resolve(SqliteFile.NAME)).hasBinaryContent(before);
    }

    @Test
    void a_store_that_is_held_is_not_looked_into_and_a_missing_one_is_not_made() {
        try (SqliteStorage open = SqliteStorage.open(directory)) {
            assertThatThrownBy(() -> SqliteStorage.examine(directory))
                    .isInstanceOfSatisfying(
                            StorageUnavailable.class,
                            e -> assertThat(e.retryable()).isTrue());
            assertThat(open).isNotNull();
        }
        Path nowhere = directory.resolve("nowhere");
        assertThatThrownBy(() -> SqliteStorage.examine(nowhere))
                .isInstanceOf(StorageUnavailable.class)
                .hasMessageContaining("There is no store in");
        assertThat(nowhere).doesNotExist();
    }

    private void sql(String command) throws SQLException {
        try (Connection connection = DriverManager.getConnection(new SqliteFile(directory).url());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(command);
        }
    }
}
