package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.testkit.Sample;

class StoreHoldTest {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.READ_JOURNAL);

    @TempDir
    Path directory;

    @Test
    void a_store_held_by_another_process_is_refused_with_its_id_and_opens_once_it_is_killed() throws Exception {
        try (OtherProcess holder = OtherProcess.start(OpenStoreMain.class, "", List.of(), directory.toString())) {
            assertThat(holder.line()).isEqualTo("open");

            StorageUnavailable refusal =
                    catchThrowableOfType(StorageUnavailable.class, () -> SqliteStorage.open(directory));
            assertThat(refusal)
                    .hasMessage("The store in " + directory.toRealPath() + " is held by process " + holder.pid()
                            + "; close it there, or use another directory.");
            assertThat(refusal.retryable()).isTrue();

            holder.kill();
            SqliteStorage.open(directory).close();
        }
    }

    @Test
    void a_second_opener_in_this_process_is_refused_and_does_not_break_the_hold() throws Exception {
        try (SqliteStorage first = SqliteStorage.open(directory)) {
            assertThatThrownBy(() -> SqliteStorage.open(directory.resolve("..").resolve(directory.getFileName())))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessageContaining(
                            "this process (" + ProcessHandle.current().pid() + ")");

            try (OtherProcess other = OtherProcess.start(OpenStoreMain.class, "", List.of(), directory.toString())) {
                assertThat(other.line())
                        .isEqualTo("true The store in " + directory.toRealPath() + " is held by process "
                                + ProcessHandle.current().pid() + "; close it there, or use another directory.");
            }
            first.write(scope, transaction -> {
                transaction.store(Events.class).append(List.of(Sample.event(1)));
                return true;
            });
        }
    }

    @Test
    void a_link_in_the_place_of_the_lock_is_refused_and_what_it_leads_to_stays_as_it_is() throws Exception {
        Path letter = Files.writeString(directory.resolve("letter.txt"), "Dear library");
        Path store = Files.createDirectory(directory.resolve("store"));
        Files.createSymbolicLink(store.resolve("patrondesk.lock"), letter);

        StorageUnavailable refusal = catchThrowableOfType(StorageUnavailable.class, () -> SqliteStorage.open(store));
        assertThat(refusal).hasMessageContaining("a symbolic link stands where the lock file patrondesk.lock belongs");
        assertThat(refusal.retryable()).isFalse();
        assertThat(letter).hasContent("Dear library");
    }

    @Test
    void closing_twice_does_not_let_go_of_a_later_opener() {
        SqliteStorage first = SqliteStorage.open(directory);
        first.close();
        try (SqliteStorage second = SqliteStorage.open(directory)) {
            first.close();

            assertThatThrownBy(() -> SqliteStorage.open(directory)).isInstanceOf(StorageUnavailable.class);
            assertThat(second.<Boolean>read(scope, transaction -> true)).isTrue();
        }
    }

    @Test
    void a_directory_that_is_not_there_is_made_with_names_of_any_kind() throws Exception {
        Path fresh = directory.resolve("a").resolve("b ? c # d % é");
        try (SqliteStorage storage = SqliteStorage.open(fresh)) {
            assertThat(storage.<Boolean>read(scope, transaction -> true)).isTrue();
            assertThat(Files.readString(fresh.resolve("patrondesk.lock")))
                    .isEqualTo(ProcessHandle.current().pid() + "\n");
        }
        try (var files = Files.list(fresh)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("patrondesk.db", "patrondesk.lock");
        }
    }

    @Test
    void closing_from_inside_a_transaction_is_refused_and_the_store_goes_on() {
        try (SqliteStorage storage = SqliteStorage.open(directory)) {
            Runnable close = storage::close;
            assertThatThrownBy(() -> storage.write(scope, transaction -> {
                        close.run();
                        return true;
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> storage.read(scope, transaction -> {
                        close.run();
                        return true;
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(storage.<Boolean>write(scope, transaction -> true)).isTrue();
        }
    }

    @Test
    void a_transaction_is_of_no_use_once_its_work_has_returned() {
        try (SqliteStorage storage = SqliteStorage.open(directory)) {
            Events kept = storage.<Events>write(scope, transaction -> transaction.store(Events.class));

            assertThatThrownBy(() -> kept.append(List.of(Sample.event(1)))).isInstanceOf(IllegalStateException.class);
        }
    }
}
