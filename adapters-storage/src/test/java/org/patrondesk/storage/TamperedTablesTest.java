package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.StoreReport.Precondition;
import org.patrondesk.storage.jdbc.Schema;
import org.patrondesk.storage.postgres.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** Tables that are not as the store made them: what it cannot work with keeps it closed, all else is told. */
class TamperedTablesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "DROP TABLE story -> catalogue -> story",
                "ALTER TABLE story RENAME TO tale -> catalogue -> story",
                "ALTER TABLE story RENAME TO tale; CREATE VIEW story AS SELECT * FROM tale -> catalogue -> story",
                "ALTER TABLE event DROP COLUMN actor -> catalogue -> event.actor",
                "ALTER TABLE event ALTER COLUMN at TYPE numeric -> catalogue -> event.at as bigint",
                "ALTER TABLE idempotency_key DROP CONSTRAINT idempotency_key_pkey -> catalogue"
                        + " -> unique index on idempotency_key (tenant, name)",
                "DROP INDEX decision_place -> catalogue -> unique index on decision (tenant, run, number)",
                "ALTER TABLE seal SET UNLOGGED -> persistence -> seal",
                "ALTER TABLE event NO FORCE ROW LEVEL SECURITY -> wall -> event without it",
                "ALTER TABLE seal DISABLE ROW LEVEL SECURITY -> wall -> seal without it",
                "CREATE POLICY open ON story USING (true) -> wall -> story with policy open",
                "CREATE POLICY open ON story FOR SELECT TO desk_runtime USING (true) -> wall -> story with policy open",
                "ALTER POLICY tenant_wall ON story USING (true) -> wall -> story with policy tenant_wall",
                "ALTER POLICY tenant_wall ON story WITH CHECK (true) -> wall -> story with policy tenant_wall",
                "DROP POLICY tenant_wall ON story -> wall -> story without policy tenant_wall",
                "CREATE TABLE more (tenant text) -> wall -> more without it",
                "CREATE VIEW told AS SELECT * FROM story -> views -> told",
                "CREATE VIEW told WITH (security_invoker = off) AS SELECT * FROM story -> views -> told",
                "CREATE MATERIALIZED VIEW told AS SELECT * FROM story -> views -> told"
            })
    void what_is_missing_or_lost_in_a_crash_keeps_a_database_from_being_opened(String sql, String name, String told)
            throws Exception {
        TestDatabase database = TestDatabase.ready();
        database.admin(sql);

        StorageUnavailable refusal =
                catchThrowableOfType(StorageUnavailable.class, () -> PostgresStorage.open(database.runtime()));
        assertThat(refusal).hasMessageContaining("(" + told + ")").hasMessageEndingWith(".");
        assertThat(refusal.retryable()).isFalse();
        assertThat(failing(database.runtime())).first().satisfies(each -> {
            assertThat(each.name()).isEqualTo(name);
            assertThat(each.mend()).contains(String.valueOf(refusal.getMessage()));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "ALTER TABLE event ALTER COLUMN hash DROP NOT NULL -> definition -> event.hash may be null",
                "DROP INDEX resolution_at -> definition -> no index on resolution (tenant, at)",
                "ALTER TABLE due_task ENABLE ROW LEVEL SECURITY -> interference -> row level security on due_task",
                "CREATE POLICY few ON event AS RESTRICTIVE USING (at > 0) -> interference -> policy few on event",
                "CREATE RULE quiet AS ON INSERT TO seal DO INSTEAD NOTHING -> interference -> rule quiet on seal",
                "CREATE TRIGGER twice BEFORE UPDATE ON story FOR EACH ROW"
                        + " EXECUTE FUNCTION suppress_redundant_updates_trigger()"
                        + " -> interference -> trigger twice on story",
                "GRANT DELETE ON event TO desk_runtime -> grants -> DELETE on event",
                "GRANT UPDATE ON decision TO PUBLIC -> grants -> UPDATE on decision",
                "GRANT UPDATE (hash) ON event TO desk_runtime -> grants -> UPDATE on event"
            })
    void what_a_database_can_be_opened_with_and_should_be_known_is_told(String sql, String name, String told)
            throws Exception {
        TestDatabase database = TestDatabase.ready();
        database.admin(sql);

        PostgresStorage.open(database.runtime()).close();
        assertThat(failing(database.runtime())).singleElement().satisfies(each -> {
            assertThat(each.name()).isEqualTo(name);
            assertThat(each.found()).isEqualTo(told);
            assertThat(each.mend().orElseThrow()).contains("(" + told + ")").endsWith(".");
        });
    }

    @Test
    void settings_of_the_data_source_that_do_not_go_with_the_store_are_told_and_nothing_is_written() throws Exception {
        TestDatabase database = TestDatabase.ready();
        PGSimpleDataSource rewriting = new PGSimpleDataSource();
        rewriting.setUrl(database.url(TestDatabase.RUNTIME));
        rewriting.setReWriteBatchedInserts(true);
        assertThat(failing(rewriting)).extracting(Precondition::name).containsExactly("batches");

        PGSimpleDataSource reading = new PGSimpleDataSource();
        reading.setUrl(database.url(TestDatabase.RUNTIME));
        reading.setReadOnly(true);
        assertThat(failing(reading)).extracting(Precondition::name).contains("writable");
        assertThat(database.query("SELECT count(*) FROM counter_delta")).isEqualTo("0");
    }

    @Test
    void journal_in_partitions_is_as_it_should_be() throws Exception {
        TestDatabase database = TestDatabase.ready();
        database.admin("SET ROLE desk_owner; ALTER TABLE event RENAME TO event_before;"
                + " ALTER INDEX event_pkey RENAME TO event_before_pkey;"
                + " ALTER INDEX event_actor RENAME TO event_before_actor;"
                + " CREATE TABLE event (LIKE event_before, PRIMARY KEY (tenant, id)) PARTITION BY RANGE (id);"
                + " ALTER TABLE event ATTACH PARTITION event_before DEFAULT;"
                + " CREATE INDEX event_actor ON event (tenant, at) WHERE actor_salt IS NOT NULL;"
                + " GRANT SELECT, INSERT, UPDATE (body) ON event TO desk_runtime");
        assertThat(failing(database.runtime())).extracting(Precondition::found).containsExactly("event without it");

        database.admin("SET ROLE desk_owner; " + Schema.POSTGRES.steps().get(4).sql());
        assertThat(failing(database.runtime())).isEmpty();

        database.admin(
                "DROP TABLE event_before; CREATE UNLOGGED TABLE event_after PARTITION OF event DEFAULT",
                Schema.POSTGRES.steps().get(4).sql());
        assertThat(failing(database.runtime())).extracting(Precondition::name).containsExactly("persistence");
    }

    @Test
    void a_view_that_reads_with_the_rights_of_who_asks_is_let_be() throws Exception {
        TestDatabase database = TestDatabase.ready();
        database.admin("CREATE VIEW told WITH (security_invoker = on) AS SELECT * FROM story");

        assertThat(failing(database.runtime())).isEmpty();
        PostgresStorage.open(database.runtime()).close();
    }

    private static List<Precondition> failing(DataSource source) {
        return PostgresStorage.examine(source).preconditions().stream()
                .filter(each -> !each.holds())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "DROP TABLE story -> table story",
                "ALTER TABLE story RENAME TO tale -> table story",
                "ALTER TABLE story RENAME TO tale; CREATE VIEW story AS SELECT * FROM tale -> table story",
                "ALTER TABLE event RENAME COLUMN actor TO who -> column event.actor",
                "DROP INDEX decision_place -> index decision_place on decision"
            })
    void what_is_missing_keeps_a_file_from_being_opened(String sql, String told) throws Exception {
        SqliteStorage.open(directory).close();
        change(sql);

        StorageUnavailable refusal =
                catchThrowableOfType(StorageUnavailable.class, () -> SqliteStorage.open(directory));
        assertThat(refusal).hasMessageContainingAll(directory.toString(), told, "restore the store from a backup");
        assertThat(failing(directory)).first().satisfies(each -> {
            assertThat(each.name()).isEqualTo("catalogue");
            assertThat(each.found()).contains(told);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END -> trigger t on event",
                "DROP INDEX follow_up_at -> no index follow_up_at on follow_up",
                "DROP TABLE seal; CREATE TABLE seal (tenant TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL,"
                        + " events BLOB, chain BLOB NOT NULL, PRIMARY KEY (tenant, number)) STRICT, WITHOUT ROWID"
                        + " -> column seal.events"
            })
    void what_a_file_can_be_opened_with_and_should_be_known_is_told(String sql, String told) throws Exception {
        SqliteStorage.open(directory).close();
        assertThat(failing(directory)).isEmpty();
        change(sql);

        SqliteStorage.open(directory).close();
        assertThat(failing(directory)).singleElement().satisfies(each -> {
            assertThat(each.name()).isEqualTo("definition");
            assertThat(each.found()).isEqualTo(told);
        });
    }

    private static List<Precondition> failing(Path directory) {
        return SqliteStorage.examine(directory).preconditions().stream()
                .filter(each -> !each.holds())
                .toList();
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("patrondesk.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
