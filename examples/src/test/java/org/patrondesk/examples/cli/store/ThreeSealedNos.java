package org.patrondesk.examples.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.examples.cli.Ran;

/** A store in which three commands each wrote down a no, and so each made a seal. */
abstract class ThreeSealedNos {
    @TempDir
    Path folder;

    Path store;

    @BeforeEach
    void three_nos_are_logged() {
        store = folder.resolve("store");
        for (int n = 1; n <= 3; n++) {
            logNo();
        }
    }

    final void logNo() {
        Ran ran = Ran.command(
                "nos", "log", "--rule", "unwritten", "--branch", "City", "--asked", "pen", "--store", store.toString());
        assertThat(ran.exit()).as(ran.err()).isZero();
    }

    final Ran verify(String... more) {
        return Ran.command(Stream.concat(Stream.of("journal", "verify", "--store", store.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    final void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.resolve("patrondesk.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    final void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.resolve("patrondesk.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
