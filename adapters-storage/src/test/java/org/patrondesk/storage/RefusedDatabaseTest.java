package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.StoreReport.Precondition;
import org.patrondesk.storage.postgres.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases on which a promise would not hold are refused with the reason and the mend. */
class RefusedDatabaseTest {
    private static PGSimpleDataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    @Test
    void h2_is_refused_whatever_it_is_made_to_look_like() {
        for (String mode : List.of("", ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:" + mode);
            String because = "H2 loses what it has committed when its process is killed; use PostgreSQL, or a"
                    + " SqliteStorage where one process is enough.";

            assertThat(refusal(h2)).hasMessage(because);
            assertThat(PostgresStorage.examine(h2).preconditions())
                    .extracting(Precondition::name)
                    .containsExactly("product");
            assertThat(catchThrowableOfType(
                            StorageUnavailable.class,
                            () -> PostgresStorage.prepare(
                                    h2, TestDatabase.empty().runtime())))
                    .hasMessage(because);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER ROLE %1$s SET synchronous_commit = off | ALTER ROLE of the runtime role RESET",
                "ALTER DATABASE %2$s SET synchronous_commit = off | ALTER DATABASE RESET",
                "ALTER ROLE %1$s IN DATABASE %2$s SET synchronous_commit = off | IN DATABASE RESET"
            })
    void commits_that_return_before_they_are_on_the_disk(String command, String mend) throws Exception {
        TestDatabase database = TestDatabase.ready();
        String role = "hasty_" + database.name();
        database.admin(
                "CREATE ROLE " + role + " LOGIN IN ROLE " + TestDatabase.RUNTIME,
                command.formatted(role, database.name()));

        assertRefused(database.as(role), "synchronous-commit", "Commits return before they are on the disk", mend);
    }

    @Test
    void a_session_that_was_told_not_to_wait_for_the_disk() {
        TestDatabase database = TestDatabase.ready();
        PGSimpleDataSource hasty = source(database.url(TestDatabase.RUNTIME));
        hasty.setOptions("-c synchronous_commit=off");
        assertRefused(hasty, "synchronous-commit", "take it out of the data source's options");

        hasty.setOptions("-c synchronous_commit=local");
        PostgresStorage.open(hasty).close();
    }

    @Test
    void a_server_that_does_not_keep_what_it_commits() throws Exception {
        try (EmbeddedPostgres server = TestDatabase.careless()) {
            DataSource runtime = server.getDatabase(TestDatabase.RUNTIME, TestDatabase.TEMPLATE);

            assertRefused(runtime, "fsync", "set fsync = on in its configuration and restart it");
            assertThat(PostgresStorage.examine(runtime).preconditions())
                    .filteredOn(each -> !each.holds())
                    .extracting(Precondition::name, Precondition::found)
                    .containsExactly(
                            tuple("fsync", "off"),
                            tuple("full-page-writes", "off"),
                            tuple("synchronous-commit", "off"));
        }
    }

    @Test
    void roles_that_pass_every_check_or_can_become_one_that_does() throws Exception {
        TestDatabase database = TestDatabase.ready();
        String bypasses = "bypasses_" + database.name();
        String member = "member_" + database.name();
        database.admin(
                "CREATE ROLE " + bypasses + " LOGIN BYPASSRLS IN ROLE " + TestDatabase.RUNTIME,
                "CREATE ROLE " + member + " LOGIN NOINHERIT IN ROLE " + TestDatabase.RUNTIME + ", " + bypasses);

        assertRefused(database.as("postgres"), "role", "passes every check", "postgres");
        assertRefused(database.as(bypasses), "role", "passes every check (" + bypasses);
        assertRefused(database.as(member), "role", "passes every check (" + bypasses);
    }

    @Test
    void a_role_that_owns_the_tables_or_can_become_their_owner() throws Exception {
        TestDatabase database = TestDatabase.ready();
        String member = "heir_" + database.name();
        database.admin("CREATE ROLE " + member + " LOGIN NOINHERIT IN ROLE " + TestDatabase.RUNTIME + ", "
                + TestDatabase.OWNER);

        assertRefused(database.owner(), "ownership", "owns tables of the store (access_entry, adoption,");
        assertRefused(database.as(member), "ownership", "owns tables of the store (access_entry, adoption,");
    }

    @Test
    void a_role_that_may_create_in_the_schema_or_may_not_use_the_tables() throws Exception {
        TestDatabase database = TestDatabase.ready();
        database.admin("GRANT CREATE ON SCHEMA public TO PUBLIC");
        assertRefused(database.runtime(), "create", "REVOKE CREATE ON SCHEMA");
        database.admin("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        PostgresStorage.open(database.runtime()).close();

        database.admin("REVOKE INSERT ON story FROM " + TestDatabase.RUNTIME);
        assertRefused(database.runtime(), "rights", "let the owner run grants.sql");
        database.admin("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM " + TestDatabase.RUNTIME);
        assertRefused(database.runtime(), "tables", "let the owner run grants.sql");
        PostgresStorage.open(database.runtime(), database.owner()).close();
    }

    @Test
    void a_database_that_cannot_hold_every_text() {
        TestDatabase latin = TestDatabase.made(" ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");

        assertRefused(latin.runtime(), "encoding", "create it with ENCODING 'UTF8'");
    }

    @Test
    void a_schema_that_is_empty_changed_newer_or_of_something_else() throws Exception {
        TestDatabase empty = TestDatabase.empty();
        assertRefused(empty.runtime(), "tables", "open the store once with an owner data source");

        TestDatabase changed = TestDatabase.ready();
        changed.admin("UPDATE patrondesk_schema_history SET checksum = checksum + 1");
        assertRefused(changed.runtime(), "tables", "were not made by this version's step 5");
        assertOwnerRefused(changed, "were not made by this version's step 5");

        TestDatabase newer = TestDatabase.ready();
        newer.admin("INSERT INTO patrondesk_schema_history SELECT 99, '99', 'later', type, script, 1, installed_by,"
                + " installed_on, execution_time, success FROM patrondesk_schema_history WHERE version = '5'");
        assertRefused(newer.runtime(), "tables", "written by a newer version of PatronDesk (its schema has step 99");

        TestDatabase elses = TestDatabase.empty();
        elses.admin("CREATE TABLE loan (item text)");
        assertOwnerRefused(elses, "The schema holds tables of something else");
        assertThat(elses.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEqualTo("loan");
    }

    private static void assertOwnerRefused(TestDatabase database, String because) {
        StorageUnavailable refusal = catchThrowableOfType(
                StorageUnavailable.class, () -> PostgresStorage.prepare(database.owner(), database.runtime()));
        assertThat(refusal).hasMessageContaining(because);
        assertThat(refusal.retryable()).isFalse();
    }

    @Test
    void a_server_that_is_not_there_may_be_asked_again_and_an_unknown_role_may_not() {
        PGSimpleDataSource nowhere = source("jdbc:postgresql://127.0.0.1:1/desk");
        StorageUnavailable away = refusal(nowhere);
        assertThat(away).hasMessage("The database cannot be reached; repeat the call.");
        assertThat(away.retryable()).isTrue();

        StorageUnavailable unknown = refusal(TestDatabase.ready().as("nobody_of_this_name"));
        assertThat(unknown).hasMessage("The database refused the role or its password; correct the data source.");
        assertThat(unknown.retryable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sslmode=require | does not offer the encryption (sslmode)",
                "socketTimeout=abc | has a value that neither driver nor server takes",
                "options=-c%20no.such=1%20-c%20work_mem=x | has a value that neither driver nor server takes"
            })
    void a_setting_that_cannot_be_used_is_told_as_such(String setting, String because) {
        String url = TestDatabase.ready().url(TestDatabase.RUNTIME);
        StorageUnavailable refusal = refusal(source(url + (url.contains("?") ? "&" : "?") + setting));
        assertThat(refusal).hasMessageContaining(because).hasMessageEndingWith("correct the data source.");
        assertThat(refusal.retryable()).isFalse();
    }

    @Test
    void a_database_that_the_server_does_not_have_is_told_as_such() {
        String url = TestDatabase.ready().url(TestDatabase.RUNTIME).replaceFirst("desk_[0-9]+", "desk_of_nobody");
        assertThat(refusal(source(url))).hasMessageContaining("no database of the name that the data source gives");
    }

    @Test
    void without_flyway_an_empty_database_is_refused_and_one_that_is_up_to_date_opens() throws Exception {
        assertThat(openedWithout("flyway-core", TestDatabase.ready())).isEqualTo("open");
        assertThat(openedWithout("flyway-core", TestDatabase.empty()))
                .isEqualTo(
                        "false The store has to be set up or brought up to date, and Flyway is not on the class path;"
                                + " add org.flywaydb:flyway-core.");
        assertThat(openedWithout("flyway-database-postgresql", TestDatabase.empty()))
                .startsWith("false Flyway does not know PostgreSQL")
                .contains("flyway-database-postgresql");
    }

    private static String openedWithout(String jar, TestDatabase database) throws Exception {
        try (OtherProcess other = OtherProcess.start(
                OpenPostgresMain.class,
                jar,
                List.of(),
                database.url(TestDatabase.RUNTIME),
                database.url(TestDatabase.OWNER))) {
            return other.line();
        }
    }

    @Test
    void a_sound_database_tells_what_it_stands_on() {
        StoreReport report = PostgresStorage.examine(TestDatabase.ready().runtime());

        assertThat(report.standsOn()).startsWith("PostgreSQL ");
        assertThat(report.holds()).isTrue();
        assertThat(report.preconditions())
                .extracting(Precondition::name)
                .containsExactly(
                        "product",
                        "encoding",
                        "fsync",
                        "full-page-writes",
                        "synchronous-commit",
                        "primary",
                        "schema",
                        "role",
                        "ownership",
                        "create",
                        "tables",
                        "catalogue",
                        "persistence",
                        "rights",
                        "wall",
                        "views",
                        "definition",
                        "interference",
                        "grants",
                        "writable",
                        "batches");
    }

    private static StorageUnavailable refusal(DataSource source) {
        return catchThrowableOfType(StorageUnavailable.class, () -> PostgresStorage.open(source));
    }

    /** Refused by one sentence, in which these stand, as the report tells it too. */
    private static void assertRefused(DataSource source, String precondition, String... because) {
        StorageUnavailable refusal = refusal(source);
        assertThat(refusal).hasMessageContainingAll(because).hasMessageEndingWith(".");
        assertThat(refusal.getMessage()).doesNotContain("\n", "Exception", "ERROR:");
        assertThat(refusal.retryable()).isFalse();
        assertThat(PostgresStorage.examine(source).preconditions())
                .filteredOn(each -> !each.holds())
                .first()
                .satisfies(each -> {
                    assertThat(each.name()).isEqualTo(precondition);
                    assertThat(each.mend()).contains(String.valueOf(refusal.getMessage()));
                });
    }
}
