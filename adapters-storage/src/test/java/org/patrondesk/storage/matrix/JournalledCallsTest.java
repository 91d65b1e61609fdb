package org.patrondesk.storage.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.message.PostMessage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.testkit.Sample;

/** Whatever call changes a record, the journal tells of it, and of who called. */
class JournalledCallsTest {
    private static final Actor STAFF =
            new Actor.Staff(Sample.TENANT, "staff-9", Roles.shipped().grants().keySet(), Set.of());
    private static final Actor COURIER = new Actor.SystemActor(Sample.TENANT, Roles.COURIER);

    /** The one call that gives an {@code Answer} and changes nothing. */
    private static final String READS = "dossiers.ownData(Pseudonym)";

    /** The calls that change something and give no {@code Answer}. */
    private static final Set<String> CHANGES = Set.of(
            "memberImport.run(MemberSource, Observer)",
            "retention.run()",
            "sending.goRound()",
            "whatIf.run(WhatIf, RequestSource, LongConsumer)");

    /** What is no record: the journal itself, who read what, which calls were answered, what is due, and keys. */
    private static final Set<String> BESIDE = Set.of(
            "event", "event_waiting", "seal", "access_entry", "idempotency_key", "due_task", "data_key", "vault");

    @TempDir
    Path directory;

    private final List<String> untold = new ArrayList<>();
    private final Set<String> changing = new TreeSet<>();
    private final Set<String> answering = new TreeSet<>(CHANGES);

    @Test
    void cve_2020_29160_every_change_leaves_an_event() {
        everyCall(SqliteStorage.open(directory));

        assertThat(untold).isEmpty();
        assertThat(changing).isEqualTo(answering).hasSizeGreaterThan(25);
    }

    @Test
    void a_storage_that_loses_events_is_found_out() {
        everyCall(new Losing(SqliteStorage.open(directory)));

        assertThat(untold)
                .extracting(way -> way.substring(0, way.lastIndexOf(')') + 1))
                .containsAll(answering);
    }

    private void everyCall(Storage storage) {
        try (World world = new World(storage, roles -> roles)) {
            for (PublicCall call : PublicCall.of(Session.class)) {
                if (call.method().getReturnType() == Answer.class
                        && !call.toString().equals(READS)) {
                    answering.add(call.toString());
                }
                new AccessTable()
                        .lines().keySet().stream()
                                .filter(way -> way.equals(call.toString()) || way.startsWith(call + " "))
                                .forEach(way -> call(world, call, way));
            }
        }
    }

    private void call(World world, PublicCall call, String way) {
        Actor actor = way.startsWith("sending") ? COURIER : STAFF;
        Object[] arguments = Objects.requireNonNullElseGet(
                        changing().get(way), () -> new Fixtures().all().get(way))
                .apply(new Ask(world, actor, Spot.OWN));
        List<Event> before = events(world);
        Set<String> records = records();
        call.on(world.session(Identity.of(actor)), arguments);
        if (records.equals(records())) {
            return;
        }
        changing.add(call.toString());
        List<Event> after = events(world);
        List<Event> added = after.subList(Math.min(before.size(), after.size()), after.size());
        boolean told = !added.isEmpty()
                && after.subList(0, before.size()).equals(before)
                && added.stream().allMatch(event -> event.actor().equals(actor.id()));
        if (!told) {
            untold.add(way);
        }
    }

    /** Other arguments, where the good ones leave everything as it was. */
    private static Map<String, Function<Ask, Object[]>> changing() {
        return Map.of(
                "policies.adopt(PolicySet)",
                ask -> Fixtures.given(World.policy("v" + ask.world().next())),
                "policies.adopt(PolicySet, Instant)",
                ask -> Fixtures.given(World.policy("v" + ask.world().next()), Sample.NOON.plusSeconds(60)),
                "outbox.post(PostMessage) person",
                ask -> Fixtures.given(
                        PostMessage.of(Sample.CENTRAL, Channel.EMAIL, "p@x.invalid", Site.MESSAGE, "hold-ready")
                                .withPerson(ask.person(), Purpose.SERVICE)),
                "retention.run()",
                ask -> {
                    ask.world().before(Duration.ofDays(1_000), ask.world().site(Spot.OWN)::said);
                    return Fixtures.given();
                },
                "sending.goRound()",
                ask -> {
                    ask.world().site(Spot.OWN).posted();
                    return Fixtures.given();
                });
    }

    private static List<Event> events(World world) {
        List<Event> events = new ArrayList<>();
        world.storage().read(Sample.scope(Sample.TENANT, Permission.READ_JOURNAL), transaction -> {
            transaction.store(Events.class).each(events::add);
            return true;
        });
        return events;
    }

    /** Every row of every table, but of those beside the records. */
    private Set<String> records() {
        Set<String> rows = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("patrondesk.db"));
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            each(statement, "SELECT name FROM sqlite_schema WHERE type = 'table'", row -> tables.add(row.getString(1)));
            tables.removeAll(BESIDE);
            for (String table : tables) {
                each(statement, "SELECT * FROM " + table, row -> {
                    StringBuilder text = new StringBuilder(table);
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        text.append('|')
                                .append(
                                        row.getObject(i) instanceof byte[] bytes
                                                ? HexFormat.of().formatHex(bytes)
                                                : row.getObject(i));
                    }
                    rows.add(text.toString());
                });
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return rows;
    }

    /** Does something with a row. */
    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void each(Statement statement, String sql, Row taken) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                taken.take(rows);
            }
        }
    }

    /** Keeps all but events. */
    private record Losing(Storage sound) implements Storage {
        @Override
        public <R> R write(Scope scope, Function<Transaction, R> work) {
            return sound.write(scope, transaction -> work.apply(new Deaf(scope, transaction)));
        }

        @Override
        public <R> R contend(Scope scope, Function<Transaction, R> work) {
            return sound.contend(scope, transaction -> work.apply(new Deaf(scope, transaction)));
        }

        @Override
        public <R> R read(Scope scope, Function<Transaction, R> work) {
            return sound.read(scope, work);
        }

        @Override
        public TaskRunner tasks() {
            return sound.tasks();
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    private record Deaf(Scope scope, Transaction sound) implements Transaction {
        @Override
        public <S> S store(Class<S> type) {
            if (type != Events.class) {
                return sound.store(type);
            }
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null));
        }
    }
}
