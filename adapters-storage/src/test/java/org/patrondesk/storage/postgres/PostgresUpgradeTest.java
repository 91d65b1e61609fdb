package org.patrondesk.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patrondesk.journal.Storage;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.storage.PersonContent;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.StoreContent;
import org.patrondesk.storage.jdbc.Migration;
import org.patrondesk.storage.jdbc.Schema;

/** Databases that an earlier version made are brought up to date and hold what they held. */
class PostgresUpgradeTest {
    @TempDir
    Path directory;

    @Test
    void the_steps_by_which_stores_were_made_never_change() {
        // A changed step is refused by every store that it made.
        assertThat(Schema.POSTGRES.steps())
                .extracting(Schema.Step::version, Schema.Step::checksum)
                .containsExactly(
                        tuple("5", 1493972383),
                        tuple("6", -1617667991),
                        tuple("7", 906467568),
                        tuple("8", -1830405734),
                        tuple("9", -1088707427),
                        tuple("10", -1345847709),
                        tuple("11", 1510500871),
                        tuple("12", -1899430077),
                        tuple("13", -390684599),
                        tuple("14", 1825011801),
                        tuple("15", 1951237608),
                        tuple("16", -148665021));
    }

    @Test
    void every_step_that_lies_in_the_jar_is_taken() throws Exception {
        for (Schema schema : List.of(Schema.POSTGRES, Schema.SQLITE)) {
            Path folder = Path.of(Schema.class
                    .getResource(schema == Schema.POSTGRES ? "postgres" : "sqlite")
                    .toURI());
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("V")))
                        .containsExactlyInAnyOrderElementsOf(schema.steps().stream()
                                .map(step -> "V" + step.version() + "__"
                                        + step.description().replace(' ', '_') + ".sql")
                                .toList());
            }
        }
    }

    static Stream<Integer> steps() {
        return IntStream.rangeClosed(1, Schema.POSTGRES.steps().size()).boxed();
    }

    /** The fixture of a step is what {@link FixtureMain} wrote when the step was the last. */
    @ParameterizedTest
    @MethodSource("steps")
    void a_store_of_any_step_keeps_what_it_holds(int taken) throws Exception {
        TestDatabase database = TestDatabase.empty();
        List<Schema.Step> steps = Schema.POSTGRES.steps().subList(0, taken);
        Migration.run(database.owner(), steps, PostgresDialect.INSTANCE);
        String version = steps.get(taken - 1).version();
        TestDatabase.execute(database.admin(), fixture(version));
        boolean hadSeals = Integer.parseInt(version) >= 6;
        boolean hadDeliveries = Integer.parseInt(version) >= 7;
        boolean hadEmergencies = Integer.parseInt(version) >= 12;
        boolean hadConsents = Integer.parseInt(version) >= 11;
        boolean hadCases = Integer.parseInt(version) >= 13;

        for (int opening = 0; opening < 2; opening++) {
            try (PostgresStorage storage = PostgresStorage.open(database.runtime(), database.owner())) {
                assertThat(StoreContent.of(storage)).isEqualTo(hadSeals ? expectedSealed() : expected());
                assertThat(StoreContent.verified(storage).sound()).isTrue();
                if (opening == 0 && !hadDeliveries) {
                    StoreContent.send(storage);
                }
                assertThat(StoreContent.sent(storage)).isEqualTo(expectedSent());
                assertThat(StoreContent.consented(storage)).hasSize(hadConsents ? 2 : 0);
                assertThat(PersonContent.held(storage)).hasSize(hadCases ? 2 : 0);
                assertThat(PersonContent.opened(storage)).hasSize(hadEmergencies ? 2 : 0);
            }
        }
        assertThat(database.query("SELECT version FROM patrondesk_schema_history ORDER BY installed_rank"))
                .isEqualTo(String.join(
                        ",",
                        Schema.POSTGRES.steps().stream()
                                .map(Schema.Step::version)
                                .toList()));
    }

    @Test
    void a_key_of_before_is_kept_from_the_upgrade_on_and_that_of_a_run_for_ever() throws Exception {
        TestDatabase database = TestDatabase.empty();
        Migration.run(database.owner(), Schema.POSTGRES.steps().subList(0, 11), PostgresDialect.INSTANCE);
        TestDatabase.execute(
                database.admin(),
                "INSERT INTO idempotency_key (tenant, name, request) VALUES ('riverside', 'call', '\\x00'),"
                        + " ('riverside', 'what-if:march', '\\x00')");
        PostgresStorage.prepare(database.owner(), database.runtime());

        assertThat(database.query("SELECT name || ' ' || coalesce((at / 60000 - extract(epoch FROM now()) / 60)::int"
                        + " BETWEEN -1 AND 0, FALSE) FROM idempotency_key ORDER BY name"))
                .isEqualTo("call true,what-if:march false");
    }

    static String fixture(String version) throws IOException {
        String name = "filled-at-" + version + ".sql";
        try (InputStream in = PostgresUpgradeTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name + " is missing: run FixtureMain")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    private static List<Object> expected() {
        try (Storage memory = new InMemoryStorage()) {
            StoreContent.fill(memory);
            return StoreContent.of(memory);
        }
    }

    private static List<Object> expectedSealed() {
        try (Storage memory = new InMemoryStorage()) {
            StoreContent.fill(memory);
            StoreContent.seal(memory);
            return StoreContent.of(memory);
        }
    }

    private static List<Object> expectedSent() {
        try (Storage memory = new InMemoryStorage()) {
            StoreContent.send(memory);
            return StoreContent.sent(memory);
        }
    }

    @Test
    void a_step_of_one_number_leads_to_the_same_tables_and_columns_in_every_dialect() throws Exception {
        SqliteStorage.open(directory).close();
        String inSqlite = """
                SELECT group_concat(line) FROM (
                    SELECT m.name || '.' || c.name || CASE c."notnull" WHEN 1 THEN '!' ELSE '' END AS line
                      FROM sqlite_schema m JOIN pragma_table_info(m.name) c
                     WHERE m.type = 'table' AND m.name <> 'patrondesk_schema_history' ORDER BY 1)""";
        String inPostgres = """
                SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'NO' THEN '!' ELSE '' END
                  FROM information_schema.columns
                 WHERE table_schema = 'public' AND table_name <> 'patrondesk_schema_history'
                 ORDER BY (table_name || '.' || column_name
                           || CASE is_nullable WHEN 'NO' THEN '!' ELSE '' END) COLLATE "C\"""";

        assertThat(lastOf(Schema.POSTGRES)).isEqualTo(lastOf(Schema.SQLITE));
        assertThat(TestDatabase.ready().query(inPostgres)).isEqualTo(sqlite(inSqlite));
    }

    private static String lastOf(Schema schema) {
        return schema.steps().get(schema.steps().size() - 1).version();
    }

    private String sqlite(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("patrondesk.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void a_host_that_runs_the_files_by_its_own_flyway_gets_the_same_store() throws Exception {
        TestDatabase database = TestDatabase.empty();
        Flyway.configure()
                .dataSource(database.owner())
                .table(Schema.HISTORY)
                .locations("classpath:org/patrondesk/storage/jdbc/postgres")
                .load()
                .migrate();
        TestDatabase.execute(
                database.owner(),
                new String(
                                Schema.class
                                        .getResourceAsStream("postgres/grants.sql")
                                        .readAllBytes(),
                                StandardCharsets.UTF_8)
                        .replace("CURRENT_SCHEMA", "public")
                        .replace("PATRONDESK_RUNTIME", TestDatabase.RUNTIME));

        try (PostgresStorage storage = PostgresStorage.open(database.runtime())) {
            StoreContent.fill(storage);
            assertThat(StoreContent.of(storage)).isEqualTo(expected());
        }
    }

    @Test
    void in_a_schema_of_its_own_the_store_stands_beside_other_things() throws Exception {
        TestDatabase database = TestDatabase.empty();
        database.admin(
                "CREATE TABLE public.event (name text)",
                "CREATE SCHEMA \"the desk\" AUTHORIZATION " + TestDatabase.OWNER,
                "ALTER ROLE " + TestDatabase.OWNER + " IN DATABASE " + database.name()
                        + " SET search_path = \"the desk\"",
                "ALTER ROLE " + TestDatabase.RUNTIME + " IN DATABASE " + database.name()
                        + " SET search_path = \"the desk\"");

        try (PostgresStorage storage = PostgresStorage.open(database.runtime(), database.owner())) {
            StoreContent.fill(storage);
            assertThat(StoreContent.of(storage)).isEqualTo(expected());
        }
    }

    @Test
    void two_that_open_an_empty_database_at_once_both_get_it() throws Exception {
        TestDatabase database = TestDatabase.empty();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> opening = () -> {
                PostgresStorage.open(database.runtime(), database.owner()).close();
                return true;
            };
            for (Future<Boolean> each : threads.invokeAll(List.of(opening, opening))) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
