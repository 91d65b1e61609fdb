package org.patrondesk.storage.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.person.KeyVault;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/** A store knows its vault: what is destroyed are the keys under which its texts are sealed, or nothing is done at all. */
class OwnVaultTest {
    private static final Scope SCOPE = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS);

    @TempDir
    Path folder;

    private Path store() {
        return folder.resolve("desk");
    }

    private FileKeyVault vault(String name) {
        return FileKeyVault.open(folder.resolve(name).resolve("patrondesk.keys"));
    }

    private static boolean append(Storage storage, int number) {
        return storage.write(SCOPE, transaction -> {
            transaction.store(Events.class).append(List.of(Sample.event(number)));
            return true;
        });
    }

    private static long events(Storage storage) {
        List<Event> events = new ArrayList<>();
        storage.read(SCOPE, transaction -> {
            transaction.store(Events.class).each(events::add);
            return true;
        });
        return events.size();
    }

    private static void assertRefused(ThrowingCallable call, String why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageUnavailable.class,
                        refusal -> assertThat(refusal.retryable()).isFalse())
                .hasMessageContaining(why);
    }

    private static final String ANOTHERS = "sealed with the keys of another vault";
    private static final String WITHOUT = "belongs to a key vault and was opened without it";

    @Test
    void a_store_in_a_folder_opens_with_no_other_vault_and_is_not_written_to_without_one() {
        try (KeyVault own = vault("keys")) {
            assertThat(SqliteStorage.open(store(), own)).satisfies(Storage::close);
        }
        try (KeyVault other = vault("others")) {
            assertRefused(() -> SqliteStorage.open(store(), other), ANOTHERS);
        }
        try (KeyVault own = vault("keys")) {
            assertThat(SqliteStorage.vault(store())).contains(own.id());
        }
        try (Storage bare = SqliteStorage.open(store())) {
            assertRefused(() -> append(bare, 1), WITHOUT);
            assertThat(events(bare)).isZero();
        }
        try (Storage storage = SqliteStorage.open(store(), vault("keys"))) {
            assertThat(append(storage, 1)).isTrue();
        }
    }

    @Test
    void a_store_that_has_no_vault_yet_becomes_the_first_ones_with_what_it_holds() {
        try (Storage bare = SqliteStorage.open(store())) {
            append(bare, 1);
        }
        assertThat(SqliteStorage.vault(store())).isEmpty();
        try (Storage storage = SqliteStorage.open(store(), vault("keys"))) {
            assertThat(events(storage)).isEqualTo(1);
        }
        assertThat(SqliteStorage.vault(store())).isPresent();
    }

    @Test
    void a_database_opens_with_no_other_vault() throws Exception {
        TestDatabase database = TestDatabase.ready();
        try (Storage storage = PostgresStorage.open(database.runtime(), vault("keys"))) {
            append(storage, 1);
        }
        try (KeyVault other = vault("others")) {
            assertRefused(() -> PostgresStorage.open(database.runtime(), other), ANOTHERS);
        }
        try (Storage storage = PostgresStorage.open(database.runtime(), vault("keys"))) {
            assertThat(events(storage)).isEqualTo(1);
        }
        database.drop();
    }

    @Test
    void a_process_without_the_vault_stops_writing_when_another_opens_the_database_with_one() throws Exception {
        TestDatabase database = TestDatabase.ready();
        try (PostgresStorage bare = PostgresStorage.open(database.runtime())) {
            append(bare, 1);
            try (Storage storage = PostgresStorage.open(database.runtime(), vault("keys"))) {
                append(storage, 2);
            }
            assertRefused(() -> append(bare, 3), WITHOUT);
            assertRefused(() -> bare.contend(Sample.sender(Sample.TENANT), transaction -> true), WITHOUT);
            try (Connection host = database.runtime().getConnection()) {
                joinable(host);
                Storage joined = bare.joining(host);
                assertRefused(() -> append(joined, 3), WITHOUT);
                assertThat(events(joined)).isEqualTo(2);
                host.rollback();
            }
            assertThat(events(bare)).isEqualTo(2);
        }
        database.drop();
    }

    private static void joinable(Connection host) throws Exception {
        host.setAutoCommit(false);
        host.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    }
}
