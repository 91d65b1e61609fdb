package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Ids;
import org.patrondesk.testkit.Sample;

class TamperedEventTest {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.READ_JOURNAL);
    private final List<Event> seen = new ArrayList<>();

    @TempDir
    Path directory;

    @BeforeEach
    void append_three_events() {
        try (SqliteStorage storage = SqliteStorage.open(directory)) {
            storage.write(scope, transaction -> {
                transaction.store(Events.class).append(List.of(Sample.event(1), Sample.event(2), Sample.event(3)));
                return true;
            });
        }
    }

    @Test
    void a_body_that_was_changed_is_refused_by_the_events_id_and_shown_to_nobody() throws Exception {
        change("body = replace(body, '2', '7')");

        assertRefused();
    }

    @Test
    void a_body_that_can_no_longer_be_parsed_is_refused_likewise() throws Exception {
        change("body = 'secret'");

        assertRefused();
    }

    @Test
    void a_hash_that_was_changed_or_cut_is_refused_likewise() throws Exception {
        change("hash = zeroblob(32)");
        assertRefused();

        seen.clear();
        change("hash = zeroblob(0)");
        assertRefused();
    }

    @Test
    void a_body_and_its_hash_that_were_left_alone_are_handed_over() throws Exception {
        change("body = body");

        read();
        assertThat(seen).containsExactly(Sample.event(1), Sample.event(2), Sample.event(3));
    }

    private void assertRefused() {
        StorageUnavailable refusal = catchThrowableOfType(StorageUnavailable.class, this::read);
        assertThat(refusal)
                .hasMessage("The event " + Sample.id(2)
                        + " was changed after it was written (its hash is that of another body); restore the store"
                        + " from a backup.")
                .hasNoCause();
        assertThat(refusal.retryable()).isFalse();
        assertThat(seen).containsExactly(Sample.event(1));
    }

    private void read() {
        try (SqliteStorage storage = SqliteStorage.open(directory)) {
            storage.read(scope, transaction -> {
                transaction.store(Events.class).each(seen::add);
                return true;
            });
        }
    }

    /** Changes the second of the three past the store. */
    private void change(String assignment) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("patrondesk.db"));
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE event SET " + assignment + " WHERE id = ?")) {
            statement.setBytes(1, Ids.bytes(Sample.id(2)));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
