package org.patrondesk.storage.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.KeyVault;
import org.patrondesk.storage.TenantRouting;
import org.patrondesk.storage.due.DueDatabases;
import org.patrondesk.storage.jdbc.Dialect;
import org.patrondesk.storage.jdbc.Entrance;
import org.patrondesk.storage.jdbc.OwnVault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The databases of one store. Safe for use by many threads. */
public final class PostgresDatabase implements DueDatabases, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);
    private static final int DEADLINE_SECONDS = 30;

    private final Entrance entrance = new Entrance();
    private final Semaphore inside = new Semaphore(Integer.MAX_VALUE);
    private final TenantRouting routing;
    private final Optional<KeyVault> keys;
    private final Attempts attempts;
    private final Set<DataSource> checked = Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    private final Set<String> places = ConcurrentHashMap.newKeySet();

    /** @param random from which it takes how long to wait before a transaction is run again; safe for many threads */
    public PostgresDatabase(TenantRouting routing, RandomGenerator random, Optional<KeyVault> keys) {
        this.routing = routing;
        this.keys = keys;
        this.attempts = new Attempts(random);
        LOG.info("The store is open.");
    }

    /**
     * Makes sure, once for each, that this is a database on which the promises hold.
     *
     * @throws StorageUnavailable saying what is to be mended
     */
    @Override
    public void check(DataSource source) {
        if (!checked.contains(source)) {
            Ground.toOpen(source).check();
            keys.ifPresent(vault -> claim(source, vault));
            checked.add(source);
        }
    }

    private static void claim(DataSource source, KeyVault vault) {
        try (Connection connection = source.getConnection()) {
            OwnVault.claim(connection, PostgresDialect.INSTANCE, vault);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw PostgresDialect.INSTANCE.unavailable(e);
        }
    }

    /** Runs the work and commits it; again from its start when it was in another writer's way. */
    public <R> R write(Scope scope, Function<Transaction, R> work) {
        return within(() -> {
            DataSource source = source(scope.tenant());
            Writing writing = new Writing(source, keys);
            return attempts.run(() -> writing.run(scope, work));
        });
    }

    /** Runs the work once and commits it; each of its statements sees what is committed when it runs. */
    public <R> R contend(Scope scope, Function<Transaction, R> work) {
        return within(() -> new Writing(source(scope.tenant()), keys).contending(scope, work));
    }

    /** Runs the work over one snapshot. */
    public <R> R read(Scope scope, Function<Transaction, R> work) {
        return within(() -> {
            try (Borrowed connection = Borrowed.toRead(source(scope.tenant()), scope.tenant(), keys)) {
                return connection.run(scope, work);
            } catch (SQLException e) {
                throw PostgresDialect.INSTANCE.unavailable(e);
            }
        });
    }

    /**
     * A store within the host's own transactions on this connection.
     *
     * <p>What it stands on is looked at once for each server since its start, database, schema and role.
     *
     * @throws StorageUnavailable saying what is to be mended
     */
    public Storage joining(Connection connection) {
        return within(() -> {
            Joined joined = new Joined(connection, keys);
            joined.checkOnce(places);
            return joined;
        });
    }

    @Override
    public Collection<DataSource> all() {
        return entrance.alone(routing::databases);
    }

    public Dialect dialect() {
        return PostgresDialect.INSTANCE;
    }

    private <R> R within(Supplier<R> transaction) {
        return entrance.alone(() -> {
            if (!inside.tryAcquire()) {
                throw new StorageUnavailable("The store is closed; open a new one.", null, false);
            }
            try {
                return transaction.get();
            } finally {
                inside.release();
            }
        });
    }

    private DataSource source(Tenant tenant) {
        DataSource source = routing.runtime(tenant)
                .orElseThrow(() -> new StorageUnavailable(
                        "No database is named for the tenant " + tenant.code() + "; add it to the routing.",
                        null,
                        false));
        check(source);
        return source;
    }

    /** Lets running transactions end, for as long as a writer may take; the data sources stay the host's. */
    @Override
    public void close() {
        if (!entrance.close()) {
            return;
        }
        try {
            if (!inside.tryAcquire(Integer.MAX_VALUE, DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The store is closed while transactions run; each of them still ends by itself.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.info("The store is closed.");
    }
}
