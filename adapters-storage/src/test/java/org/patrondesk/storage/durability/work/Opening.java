package org.patrondesk.storage.durability.work;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.function.Function;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.Transaction;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;

/** Opens a store by the address of its place. */
public final class Opening {
    private Opening() {}

    public static Storage at(String address) {
        return address.startsWith("jdbc:postgresql:")
                ? new Pooled(pool(address))
                : SqliteStorage.open(Path.of(address));
    }

    private static HikariDataSource pool(String address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }

    /** A store that closes its connections, which are its own here. */
    private static final class Pooled implements Storage {
        private final HikariDataSource pool;
        private final PostgresStorage storage;

        Pooled(HikariDataSource pool) {
            this.pool = pool;
            this.storage = PostgresStorage.open(pool);
        }

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
        public void close() {
            storage.close();
            pool.close();
        }
    }
}
