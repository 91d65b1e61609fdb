package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Ids;
import org.patrondesk.seal.Fault;
import org.patrondesk.seal.Sealing;

/** A file that somebody opens with another program. */
class SealedStoreTest extends TamperedStore {
    @TempDir
    Path directory;

    @Override
    Storage open() {
        return SqliteStorage.open(directory);
    }

    @Override
    Connection past() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("patrondesk.db"));
    }

    @Override
    String id(UUID id) {
        return bytes(Ids.bytes(id));
    }

    @Override
    String bytes(byte[] bytes) {
        return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }

    @Override
    void letBeNull(String table, String column) throws SQLException {
        try (Connection connection = past();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA writable_schema = ON");
            try (PreparedStatement rewrite =
                    connection.prepareStatement("UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?")) {
                rewrite.setString(1, sql(statement, table).replaceFirst("(\\b" + column + "\\s+\\w+) +NOT NULL", "$1"));
                rewrite.setString(2, table);
                assertThat(rewrite.executeUpdate()).isEqualTo(1);
            }
        }
    }

    private static String sql(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT sql FROM sqlite_schema WHERE name = '" + table + "'")) {
            return row.getString(1);
        }
    }

    @Test
    void a_row_that_waits_with_half_an_id_is_told_and_keeps_no_other_from_being_sealed() throws Exception {
        change("INSERT INTO event_waiting SELECT tenant, x'0102' FROM event WHERE id = ?5");
        change(
                "INSERT INTO event SELECT tenant, x'0102', at, actor, body, hash, actor_salt, actor_mark FROM event WHERE id = ?5");

        assertThat(sealing(Sealing::seal)).isEqualTo(1);
        assertThat(sealing(Sealing::seal)).isZero();
        assertThat(check(Optional.empty()).faults())
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.EVENTS_UNACCOUNTED, Fault.Kind.WAITING_MISSING);
    }
}
