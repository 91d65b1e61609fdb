package org.patrondesk.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.StoreContent;
import org.patrondesk.storage.jdbc.Migration;
import org.patrondesk.storage.jdbc.RawSql;
import org.patrondesk.storage.jdbc.Schema;
import org.patrondesk.testkit.Sample;

/** How the wall between tenants stands: around which tables, for how long a tenant is named, and before a later step. */
class WallTest {
    private static final Scope OURS = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS);
    private static final Scope THEIRS = Sample.scope(Sample.OTHER_TENANT, Permission.REVIEW_NOS);
    private static final String NAMED = "SELECT coalesce(current_setting('patrondesk.tenant', true), '')";
    private static final String WITH_TENANT =
            "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant'";

    private final TestDatabase database = TestDatabase.ready();

    @Test
    void every_table_with_a_tenant_is_behind_it_and_three_have_none() throws Exception {
        String behind = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity"
                + " AND relforcerowsecurity AND oid IN (SELECT polrelid FROM pg_policy WHERE polname = 'tenant_wall')";

        assertThat(database.query("(" + behind + " EXCEPT " + WITH_TENANT + ") UNION ALL (" + WITH_TENANT + " EXCEPT "
                        + behind + ")"))
                .isEqualTo("null");
        assertThat(database.query("SELECT count(*) FROM (" + behind + ") AS t")).isEqualTo("22");
        assertThat(database.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                        + " AND relkind = 'r' AND NOT relrowsecurity ORDER BY 1"))
                .isEqualTo("due_task,key_vault,patrondesk_schema_history");
    }

    @Test
    void whoever_has_named_no_tenant_sees_no_row_and_adds_none() throws Exception {
        database.admin(PostgresUpgradeTest.fixture("16"));
        for (String table : database.query(WITH_TENANT).split(",", -1)) {
            assertThat(database.query("SELECT count(*) > 0 FROM " + table))
                    .as(table)
                    .isEqualTo("true");
            for (String before : List.of("SELECT 1", "SET patrondesk.tenant = ''", "RESET patrondesk.tenant")) {
                assertThat(count(table, before)).as(table + " after " + before).isZero();
            }
            assertThat(count(table, "SET patrondesk.tenant = 'riverside'"))
                    .as(table)
                    .isPositive();
        }
        assertRefusedByTheWall("SELECT 1", fixture().get(0));
    }

    private long count(String table, String before) throws SQLException {
        try (Connection connection = database.runtime().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(before);
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void a_row_of_another_tenant_is_taken_by_no_table() throws Exception {
        assertThat(fixture().stream().map(insert -> insert.split(" ", 4)[2]).distinct())
                .containsExactlyInAnyOrder(database.query(WITH_TENANT).split(",", -1));
        for (String insert : fixture()) {
            assertRefusedByTheWall("SET patrondesk.tenant = 'hillside'", insert);
        }
        assertThat(database.query("SELECT count(*) FROM event")).isEqualTo("0");
        for (String insert : fixture()) {
            TestDatabase.execute(database.runtime(), "SET patrondesk.tenant = 'riverside'; " + insert);
        }
        assertRefusedByTheWall("SET patrondesk.tenant = 'riverside'", "UPDATE idempotency_key SET tenant = 'hillside'");
    }

    private static List<String> fixture() throws Exception {
        return PostgresUpgradeTest.fixture("16").lines().toList();
    }

    private void assertRefusedByTheWall(String before, String command) {
        assertThatThrownBy(() -> TestDatabase.execute(database.runtime(), before + "; " + command))
                .as(command)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"))
                .hasMessageContaining("new row violates row-level security policy");
    }

    @Test
    void a_connection_of_the_pool_keeps_nothing_of_the_tenant_however_the_work_ended() throws Exception {
        try (HikariDataSource pool = database.pool(1, 1_000);
                PostgresStorage storage = PostgresStorage.open(pool)) {
            append(storage, OURS, 1);
            assertNobodyIsNamed(pool);
            assertThat(events(storage, OURS)).hasSize(1);
            assertNobodyIsNamed(pool);
            storage.contend(Sample.sender(Sample.TENANT), transaction -> RawSql.number(transaction, "SELECT 1"));
            assertNobodyIsNamed(pool);
            assertThatThrownBy(() -> storage.write(OURS, transaction -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertNobodyIsNamed(pool);
            assertThatThrownBy(() -> append(storage, OURS, 1)).isInstanceOf(StorageUnavailable.class);
            assertNobodyIsNamed(pool);
            assertThat(PostgresStorage.examine(pool).holds()).isTrue();
            assertNobodyIsNamed(pool);
            assertThat(events(storage, THEIRS)).isEmpty();
        }
    }

    private static void assertNobodyIsNamed(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            assertThat(named(connection)).isEmpty();
        }
    }

    private static String named(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NAMED)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void tenants_take_turns_in_a_hosts_transaction_and_it_gets_back_the_one_it_had_named() throws Exception {
        try (PostgresStorage storage = PostgresStorage.open(database.runtime());
                Connection host = database.runtime().getConnection()) {
            host.setAutoCommit(false);
            host.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            Storage joined = storage.joining(host);
            append(joined, OURS, 1);
            assertThat(named(host)).isEmpty();
            append(joined, THEIRS, 2);
            execute(host, "SET LOCAL patrondesk.tenant = 'elsewhere'");

            assertThat(events(joined, OURS)).containsExactly(Sample.event(1));
            assertThat(named(host)).isEqualTo("elsewhere");
            assertThatThrownBy(() -> append(joined, THEIRS, 2)).isInstanceOf(StorageUnavailable.class);
            assertThat(named(host)).isEqualTo("elsewhere");
            assertThatThrownBy(() -> joined.write(OURS, transaction -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(named(host)).isEqualTo("elsewhere");
            execute(host, "SET LOCAL synchronous_commit = off");
            assertThatThrownBy(() -> append(joined, OURS, 3)).isInstanceOf(StorageUnavailable.class);
            assertThat(named(host)).isEqualTo("elsewhere");
            host.commit();
            assertThat(named(host)).isEmpty();

            assertThat(events(storage, OURS)).containsExactly(Sample.event(1));
            assertThat(events(storage, THEIRS)).containsExactly(Sample.event(2));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_later_step_changes_the_rows_of_every_tenant_and_puts_the_wall_back() throws Exception {
        fillForTwo();
        take("""
                ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
                UPDATE event SET actor = 'renamed';
                ALTER TABLE event FORCE ROW LEVEL SECURITY;
                """);

        assertThat(database.query("SELECT DISTINCT tenant || ' ' || actor FROM event ORDER BY 1"))
                .isEqualTo("hillside renamed,riverside renamed");
        assertThat(Wall.of(database.admin().getConnection()).gaps()).isEmpty();
    }

    @Test
    void a_later_step_that_forgets_the_wall_is_refused_and_changes_nothing() throws Exception {
        fillForTwo();

        assertThatThrownBy(() -> take("UPDATE event SET actor = 'renamed';")).isInstanceOf(StorageUnavailable.class);

        assertThat(database.query("SELECT DISTINCT actor FROM event")).isEqualTo("staff-1");
        assertThat(database.query("SELECT count(*) FROM patrondesk_schema_history WHERE version = '17'"))
                .isEqualTo("0");
        PostgresStorage.open(database.runtime()).close();
    }

    private void fillForTwo() {
        try (PostgresStorage storage = PostgresStorage.open(database.runtime())) {
            StoreContent.fill(storage);
            append(storage, THEIRS, 9);
        }
    }

    private void take(String sql) {
        List<Schema.Step> steps = new ArrayList<>(Schema.POSTGRES.steps());
        steps.add(Schema.Step.of("V17__later.sql", sql));
        Migration.run(database.owner(), steps, PostgresDialect.INSTANCE);
    }

    @Test
    void partitions_that_a_host_had_made_are_behind_it_after_the_upgrade() throws Exception {
        TestDatabase old = OldDatabase.make();
        TestDatabase.execute(old.owner(), """
                ALTER TABLE event RENAME TO event_before;
                ALTER INDEX event_pkey RENAME TO event_before_pkey;
                CREATE TABLE event (LIKE event_before, PRIMARY KEY (tenant, id)) PARTITION BY RANGE (id);
                ALTER TABLE event ATTACH PARTITION event_before DEFAULT""");

        try (PostgresStorage storage = PostgresStorage.open(old.runtime(), old.owner())) {
            assertThat(PostgresStorage.examine(old.runtime()).holds()).isTrue();
            assertThat(events(storage, OURS)).hasSizeGreaterThan(20_000);
            assertThat(events(storage, THEIRS)).isEmpty();
        }
        TestDatabase.execute(old.admin(), "GRANT SELECT ON event_before TO " + TestDatabase.RUNTIME);
        try (Connection past = old.runtime().getConnection();
                Statement statement = past.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM event_before")) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    private static void append(Storage storage, Scope scope, int event) {
        storage.write(scope, transaction -> {
            transaction.store(Events.class).append(List.of(Sample.event(event)));
            return true;
        });
    }

    private static List<Event> events(Storage storage, Scope scope) {
        List<Event> found = new ArrayList<>();
        return storage.read(scope, transaction -> {
            transaction.store(Events.class).each(found::add);
            return found;
        });
    }
}
