package org.patrondesk.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.Result;
import org.patrondesk.message.Sending;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/** A host with a table of its own beside the store's, and a desk that sends. */
abstract class HostTransactions {
    private static final Actor STAFF =
            new Actor.Staff(Sample.TENANT, "staff-1", Roles.shipped().grants().keySet(), Set.of());
    private static final Actor SENDER = new Actor.SystemActor(Sample.TENANT, Roles.COURIER);

    final List<Parcel> sent = new CopyOnWriteArrayList<>();
    TestDatabase database;
    HikariDataSource pool;
    PostgresStorage storage;
    private PatronDesk desk;

    @BeforeEach
    final void open() throws SQLException {
        database = TestDatabase.ready();
        database.admin(
                "CREATE SCHEMA host",
                "CREATE TABLE host.loan (id integer PRIMARY KEY)",
                "GRANT USAGE ON SCHEMA host TO " + TestDatabase.RUNTIME,
                "GRANT SELECT, INSERT ON host.loan TO " + TestDatabase.RUNTIME);
        pool = database.pool();
        storage = PostgresStorage.open(pool);
        desk = PatronDesk.builder()
                .storage(storage)
                .courier(Channel.EMAIL, parcel -> {
                    sent.add(parcel);
                    return new Result.Accepted("");
                })
                .build();
        desk().policies().adopt(Sample.policySet()).orThrow();
    }

    @AfterEach
    final void close() {
        desk.close();
        pool.close();
    }

    /** A connection on which the host has begun what the store can join. */
    final Connection begun() throws SQLException {
        Connection host = pool.getConnection();
        host.setAutoCommit(false);
        host.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        return host;
    }

    final Storage joined(Connection host) {
        return storage.joining(host);
    }

    final Session session(Storage other) {
        return desk.over(other).as(Identity::of, STAFF);
    }

    final Session desk() {
        return desk.as(Identity::of, STAFF);
    }

    final Sending worker() {
        return desk.as(Identity::of, SENDER).sending();
    }

    final Sending worker(Storage other) {
        return desk.over(other).as(Identity::of, SENDER).sending();
    }

    static void loan(Connection host, int id) throws SQLException {
        try (Statement statement = host.createStatement()) {
            statement.execute("INSERT INTO host.loan (id) VALUES (" + id + ")");
        }
    }

    static int loans(Connection host) throws SQLException {
        return number(host, "SELECT count(*) FROM host.loan");
    }

    /** As the tenant whose they are: a host that has named none sees no row. */
    static int decisions(Connection host) throws SQLException {
        try (Statement statement = host.createStatement()) {
            statement.execute("SET LOCAL patrondesk.tenant = '" + Sample.TENANT + "'");
        }
        return number(host, "SELECT count(*) FROM decision");
    }

    private static int number(Connection host, String sql) throws SQLException {
        try (Statement statement = host.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** How many rows others see. */
    final String rows() throws SQLException {
        return database.query("SELECT 'loan ' || (SELECT count(*) FROM host.loan)"
                + " || ', decision ' || (SELECT count(*) FROM decision)"
                + " || ', delivery ' || (SELECT count(*) FROM delivery)"
                + " || ', event ' || (SELECT count(*) FROM event)"
                + " || ', key ' || (SELECT count(*) FROM idempotency_key)"
                + " || ', delta ' || (SELECT count(*) FROM counter_delta)");
    }
}
