package org.patrondesk.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Function;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.journal.Transaction;
import org.patrondesk.storage.PostgresStorage;

/** Two databases of one server. The SDK works through a host's pool; both sides use the same role and isolation. */
record PostgresPlace(PostgresServer.Database ours, PostgresServer.Database bare) implements Place {
    private static final String ENTER = "SELECT set_config('patrondesk.tenant', ?, true)";
    private static final String TENANT = "newcastle";

    static PostgresPlace fresh(PostgresServer server) throws SQLException {
        return new PostgresPlace(server.fresh(), server.fresh());
    }

    @Override
    public Storage storage(int connections) {
        HikariDataSource pool = ours.pool(connections);
        return new WithPool(PostgresStorage.open(pool), pool);
    }

    /** As the superuser, before whom no wall stands: rows are filled in by COPY, too. */
    @Override
    public Connection look() throws SQLException {
        return ours.superuser().getConnection();
    }

    @Override
    public BareTarget twin() throws SQLException {
        Connection connection = connection();
        return new BareTarget(connection, connection, this::connection);
    }

    private Connection connection() throws SQLException {
        Connection connection = bare.runtime().getConnection();
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public String order(String table) {
        return "ctid";
    }

    @Override
    public void contend(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    /** As the SDK: for this transaction alone. All benchmarks have one tenant. */
    @Override
    public void begin(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, TENANT);
            statement.execute();
        }
    }

    @Override
    public String passOver() {
        return "FOR UPDATE SKIP LOCKED";
    }

    @Override
    public void close() throws SQLException {
        ours.close();
        bare.close();
    }

    /** A store that closes its pool with it. */
    private record WithPool(Storage storage, HikariDataSource pool) implements Storage {
        @Override
        public <R> R write(Scope scope, Function<Transaction, R> work) {
            return storage.write(scope, work);
        }

        @Override
        public <R> R contend(Scope scope, Function<Transaction, R> work) {
            return storage.contend(scope, work);
        }

        @Override
        public <R> R read(Scope scope, Function<Transaction, R> work) {
            return storage.read(scope, work);
        }

        @Override
        public TaskRunner tasks() {
            return storage.tasks();
        }

        @Override
        public void close() {
            storage.close();
            pool.close();
        }
    }
}
