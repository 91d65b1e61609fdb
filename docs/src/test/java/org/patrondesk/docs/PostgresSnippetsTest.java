package org.patrondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.Decision;
import org.patrondesk.journal.Answer;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.message.Message;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Result;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.StoreReport;
import org.patrondesk.storage.TenantRouting;

/** The page about PostgreSQL, on a server that it describes. */
class PostgresSnippetsTest {
    private static final Tenant TOWN = new Tenant("town");
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start_a_server() throws Exception {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE desk_owner LOGIN; CREATE ROLE desk LOGIN;"
                    + " GRANT CREATE ON SCHEMA public TO desk_owner");
        }
    }

    @AfterAll
    static void stop_it() throws Exception {
        server.close();
    }

    @Test
    void a_store_is_opened_examined_and_routed() {
        DataSource runtime = server.getDatabase("desk", "postgres");
        DataSource owner = server.getDatabase("desk_owner", "postgres");
        // tag::postgres
        PostgresStorage storage = PostgresStorage.open(runtime, owner);
        PatronDesk desk = PatronDesk.builder().storage(storage).build();
        // end::postgres
        assertThat(logged(desk)).isTrue();

        // tag::postgres-report
        StoreReport report = PostgresStorage.examine(runtime);
        report.preconditions().stream()
                .filter(precondition -> !precondition.holds())
                .forEach(precondition -> System.err.println(precondition.mend().orElseThrow()));
        // end::postgres-report
        assertThat(report.holds()).isTrue();

        Map<Tenant, DataSource> cells = Map.of(TOWN, runtime);
        // tag::postgres-routing
        TenantRouting routing = tenant -> Optional.ofNullable(cells.get(tenant));
        PatronDesk desks =
                PatronDesk.builder().storage(PostgresStorage.open(routing)).build();
        // end::postgres-routing
        assertThat(logged(desks)).isTrue();
        desks.close();
        desk.close();
    }

    @Test
    void a_message_comes_with_the_hosts_commit() throws Exception {
        DataSource runtime = server.getDatabase("desk", "postgres");
        makeTheHostsTable();
        PostgresStorage storage = PostgresStorage.open(runtime, server.getDatabase("desk_owner", "postgres"));
        List<Parcel> sent = new ArrayList<>();
        PatronDesk desk = sendingDesk(storage, sent);
        Actor staff = Actor.Staff.of(TOWN, "staff-7", Roles.DESK);
        PostMessage notice = PostMessage.of(
                new Branch("Central"),
                Channel.EMAIL,
                "reader@example.org",
                new Message("Your hold", "It is ready."),
                "hold-ready");
        // tag::postgres-joining
        try (Connection connection = runtime.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            try (PreparedStatement shelf = connection.prepareStatement("INSERT INTO host.shelf (hold) VALUES (?)")) {
                shelf.setInt(1, 4711);
                shelf.executeUpdate();
            }
            PatronDesk joined = desk.over(storage.joining(connection));
            joined.as(Identity::of, staff).outbox().post(notice).orThrow();
            connection.commit();
        }
        // end::postgres-joining
        assertThat(desk.as(Identity::of, new Actor.SystemActor(TOWN, Roles.COURIER))
                        .sending()
                        .goRound())
                .isEqualTo(1);
        assertThat(sent).hasSize(1);
        desk.close();
    }

    private static void makeTheHostsTable() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA host; CREATE TABLE host.shelf (hold integer PRIMARY KEY);"
                    + " GRANT USAGE ON SCHEMA host TO desk; GRANT SELECT, INSERT ON host.shelf TO desk");
        }
    }

    private static PatronDesk sendingDesk(PostgresStorage storage, List<Parcel> sent) {
        return PatronDesk.builder()
                .storage(storage)
                .courier(Channel.EMAIL, parcel -> {
                    sent.add(parcel);
                    return new Result.Accepted("");
                })
                .build();
    }

    private static boolean logged(PatronDesk desk) {
        return desk.as(Identity::of, Actor.Staff.of(TOWN, "staff-7", Roles.DESK))
                        .logbook()
                        .log(LogNo.atDesk(new Branch("Central"), "May I stay?", Decision.UNWRITTEN))
                instanceof Answer.Done;
    }
}
