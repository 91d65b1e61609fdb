package org.patrondesk.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.adoption.Adopted;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.Wording;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Ids;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.seal.Entry;
import org.patrondesk.seal.Seals;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.jdbc.Migration;
import org.patrondesk.storage.jdbc.Schema;
import org.patrondesk.testkit.Alike;
import org.patrondesk.testkit.Sample;

/** Stores that an earlier version made are opened, brought up to date, and hold what they held. */
class UpgradeTest {
    private static final String AS_STEP_1_WROTE_IT = """
            INSERT INTO decision (tenant, id, kind, run, number, at, branch, channel,
                                  policy, outcome, rule, facts, wording)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String AN_EVENT =
            "INSERT INTO event (tenant, id, at, actor, body, hash) VALUES (?, ?, ?, ?, ?, ?)";

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS);
    private final Decision said = Alike.handledByNobody(Sample.said(1, Sample.CENTRAL));
    private final Decision inRun = Sample.inRun("run", 2, Sample.HARBOUR);

    @TempDir
    Path directory;

    @Test
    void the_steps_by_which_stores_were_made_never_change() {
        // A changed step is refused by every store that it made.
        assertThat(Schema.SQLITE.steps())
                .extracting(Schema.Step::version, Schema.Step::checksum)
                .containsExactly(
                        tuple("1", 2121440632),
                        tuple("2", 1036060497),
                        tuple("3", 1641133615),
                        tuple("4", 460709516),
                        tuple("5", 912291863),
                        tuple("6", 705141105),
                        tuple("7", 312301138),
                        tuple("8", 1717876948),
                        tuple("9", -1592296055),
                        tuple("10", -1345847709),
                        tuple("11", 487320571),
                        tuple("12", -1858067958),
                        tuple("13", 2024867969),
                        tuple("14", -738307011),
                        tuple("15", -1543402672),
                        tuple("16", 683037277));
    }

    @Test
    void a_store_of_step_1_keeps_its_decisions_and_takes_new_ones() throws Exception {
        makeByStep1();
        Decision shadow = Sample.shadow(3, Sample.CENTRAL, Outcome.YES);

        for (int opening = 0; opening < 2; opening++) {
            try (SqliteStorage storage = SqliteStorage.open(directory)) {
                assertThat(select(storage, DecisionSelection.said())).containsExactly(said);
                assertThat(select(storage, DecisionSelection.run("run"))).containsExactly(inRun);
                if (opening == 0) {
                    storage.write(scope, transaction -> {
                        transaction.store(Decisions.class).record(List.of(shadow));
                        return true;
                    });
                }
                assertThat(select(storage, DecisionSelection.shadow())).containsExactly(shadow);
            }
        }
        assertThat(query("SELECT group_concat(version) FROM patrondesk_schema_history"))
                .isEqualTo("1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16");
    }

    @Test
    void the_policy_in_force_before_step_3_stays_in_force_and_is_the_first_adoption() throws Exception {
        makeByStep1();
        PolicySet policy = Sample.policySet();
        byte[] hash = bytes(policy.hash());
        insert(
                "INSERT INTO policy_set (tenant, hash, stored) VALUES (?, ?, ?)",
                hash,
                policy.stored().canonical());
        insert("INSERT INTO policy_in_force (tenant, hash, at) VALUES (?, ?, ?)", hash, Sample.NOON.toEpochMilli());

        try (SqliteStorage storage = SqliteStorage.open(directory)) {
            storage.read(scope, transaction -> {
                PoliciesInForce inForce = transaction.store(PoliciesInForce.class);
                assertThat(inForce.at(Sample.NOON)).contains(policy.hash());
                assertThat(inForce.adopted()).containsExactly(Adopted.atOnce(policy.hash(), Sample.NOON));
                return true;
            });
        }
    }

    @Test
    void the_events_from_before_step_6_wait_for_a_seal_like_later_ones() throws Exception {
        makeByStep1();
        Event event = Sample.event(1);
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(AN_EVENT)) {
            statement.setString(1, Sample.TENANT.code());
            statement.setBytes(2, Ids.bytes(event.id()));
            statement.setLong(3, event.at().toEpochMilli());
            statement.setString(4, event.actor());
            statement.setString(5, event.body().canonical());
            statement.setBytes(6, bytes(event.hash()));
            statement.executeUpdate();
        }

        try (SqliteStorage storage = SqliteStorage.open(directory)) {
            List<Entry> waiting = storage.read(
                    scope, transaction -> transaction.store(Seals.class).waiting(2));
            assertThat(waiting)
                    .containsExactly(
                            new Entry(event.id(), event.at(), event.actor(), event.hash(), Entry.Body.KEPT, false));
        }
    }

    private void insert(String sql, byte[] hash, Object last) throws SQLException {
        try (Connection connection = DriverManager.getConnection(new SqliteFile(directory).url());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, Sample.TENANT.code());
            statement.setBytes(2, hash);
            statement.setObject(3, last);
            statement.executeUpdate();
        }
    }

    @Test
    void a_store_of_a_step_1_that_is_not_ours_is_refused_before_anything_is_migrated() throws Exception {
        makeByStep1();
        sql("UPDATE patrondesk_schema_history SET checksum = checksum + 1");
        String before = dump();

        assertThatThrownBy(() -> SqliteStorage.open(directory))
                .isInstanceOf(StorageUnavailable.class)
                .hasMessageContaining("were not made by this version's step 1");
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void a_store_that_has_the_column_already_is_refused_and_left_as_it_is() throws Exception {
        makeByStep1();
        sql("ALTER TABLE decision ADD COLUMN said TEXT");
        String before = dump();

        assertThatThrownBy(() -> SqliteStorage.open(directory))
                .isInstanceOf(StorageUnavailable.class)
                .hasMessageContaining("could not be set up or brought up to date");
        assertThat(dump()).isEqualTo(before);
    }

    private void makeByStep1() throws SQLException {
        SqliteFile file = new SqliteFile(directory);
        Migration.run(file.url(), Schema.SQLITE.steps().subList(0, 1), SqliteDialect.INSTANCE);
        try (Connection connection = DriverManager.getConnection(file.url());
                PreparedStatement statement = connection.prepareStatement(AS_STEP_1_WROTE_IT)) {
            for (Decision decision : List.of(said, inRun)) {
                bind(statement, decision);
                statement.executeUpdate();
            }
        }
    }

    private static byte[] bytes(ContentHash hash) {
        return HexFormat.of().parseHex(hash.hex());
    }

    private static void bind(PreparedStatement statement, Decision decision) throws SQLException {
        statement.setString(1, Sample.TENANT.code());
        statement.setBytes(2, Ids.bytes(decision.id()));
        statement.setString(3, decision.kind().code());
        statement.setString(4, decision.run().map(Decision.RunPlace::run).orElse(null));
        statement.setObject(5, decision.run().map(Decision.RunPlace::number).orElse(null));
        statement.setLong(6, decision.at().toEpochMilli());
        statement.setString(7, decision.branch().code());
        statement.setString(8, decision.channel().code());
        statement.setBytes(9, decision.policy().map(UpgradeTest::bytes).orElse(null));
        statement.setString(10, decision.outcome().code());
        statement.setString(11, decision.rule());
        statement.setString(12, decision.facts().stored());
        statement.setString(
                13,
                decision.wording()
                        .map(Wording::stored)
                        .map(stored -> stored.canonical())
                        .orElse(null));
    }

    private List<Decision> select(SqliteStorage storage, DecisionSelection selection) {
        List<Decision> found = new ArrayList<>();
        storage.read(scope, transaction -> {
            transaction.store(Decisions.class).each(selection, found::add);
            return found;
        });
        return found;
    }

    /** All tables' definitions and the rows of those that a migration touches. */
    private String dump() throws SQLException {
        return query("SELECT group_concat(sql) FROM sqlite_schema")
                + query("SELECT group_concat(version || ' ' || checksum) FROM patrondesk_schema_history")
                + query("SELECT group_concat(quote(id) || facts || coalesce(wording, '')) FROM decision");
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void sql(String command) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(command);
        }
    }

    private Connection connect() throws SQLException {
        assertThat(Files.exists(directory.resolve(SqliteFile.NAME))).isTrue();
        return DriverManager.getConnection(new SqliteFile(directory).url());
    }
}
