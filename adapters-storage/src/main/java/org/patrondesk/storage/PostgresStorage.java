package org.patrondesk.storage;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import javax.sql.DataSource;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.KeyVault;
import org.patrondesk.storage.due.DbSchedulerTasks;
import org.patrondesk.storage.due.DueTable;
import org.patrondesk.storage.postgres.Ground;
import org.patrondesk.storage.postgres.Owner;
import org.patrondesk.storage.postgres.PostgresDatabase;

/**
 * Keeps everything in PostgreSQL, in one schema of one database, or in one for each of several groups of tenants.
 *
 * <p>What {@link #write} returned is on the server's disk. Writers run beside each other, in this process and in others,
 * and come out as if one had run after the other: work that was in another's way is run again from its start, up to 16
 * times, so it has no effect but through its transaction. Readers see one snapshot. Instants are kept in milliseconds; a
 * text with the character U+0000 is refused.
 *
 * <p>When the connection breaks in a commit, {@link org.patrondesk.journal.StorageUnavailable} says that the outcome is
 * not known; the same call with the same idempotency key finds out. Safe for use by many threads.
 */
public final class PostgresStorage implements Storage {
    private final PostgresDatabase database;
    private final TaskRunner tasks;
    private final Optional<KeyVault> keys;

    private PostgresStorage(PostgresDatabase database, Optional<KeyVault> keys) {
        this.database = database;
        this.keys = keys;
        this.tasks = new DbSchedulerTasks(database, DueTable.postgres(), database.dialect());
    }

    /**
     * Opens a store whose tables are there and up to date.
     *
     * @param runtime of a role that owns nothing and may only use the tables; a pool or not, and the caller's to close
     * @throws org.patrondesk.journal.StorageUnavailable retryable when the database cannot be reached; not retryable, with
     *     what is to be mended, when a precondition does not hold ({@link #examine} lists them)
     */
    public static PostgresStorage open(DataSource runtime) {
        return open(runtime, Optional.empty());
    }

    /**
     * Opens a store as {@link #open(DataSource)} does, with texts about people sealed under the keys of a vault.
     *
     * <p>What was kept before as it is stays readable. A text whose key was destroyed reads as absent. From now on
     * the database belongs to this vault: with another it does not open, and what has none only reads there.
     *
     * @param keys kept elsewhere than in this database; closed with the store, and the caller's to close when it does not open
     * @throws org.patrondesk.journal.StorageUnavailable as there; not retryable when the vault forgets its keys, or the database
     *     belongs to another
     */
    public static PostgresStorage open(DataSource runtime, KeyVault keys) {
        Sealing.check(keys);
        return open(runtime, Optional.of(keys));
    }

    private static PostgresStorage open(DataSource runtime, Optional<KeyVault> keys) {
        PostgresDatabase database = new PostgresDatabase(new OneDatabase(runtime), new Random(), keys);
        database.check(runtime);
        return new PostgresStorage(database, keys);
    }

    /**
     * Makes the tables or brings them up to date, as {@link #prepare} does, and opens the store.
     *
     * @throws org.patrondesk.journal.StorageUnavailable as the two it calls
     */
    public static PostgresStorage open(DataSource runtime, DataSource owner) {
        prepare(owner, runtime);
        return open(runtime);
    }

    /**
     * Opens a store over several databases; each is checked at the first transaction of a tenant that is kept there.
     *
     * <p>A transaction of a tenant without a database, or of one whose database fails the checks, is refused.
     */
    public static PostgresStorage open(TenantRouting routing) {
        return open(routing, Optional.empty());
    }

    /** The same, with texts about people sealed under the keys of a vault, as {@link #open(DataSource, KeyVault)} does. */
    public static PostgresStorage open(TenantRouting routing, KeyVault keys) {
        Sealing.check(keys);
        return open(routing, Optional.of(keys));
    }

    private static PostgresStorage open(TenantRouting routing, Optional<KeyVault> keys) {
        return new PostgresStorage(new PostgresDatabase(routing, new Random(), keys), keys);
    }

    /**
     * Makes the tables or brings them up to date through Flyway, and grants their use to the role of the runtime source.
     *
     * @param owner of the role that owns the tables; used only during this call, and the caller's to close
     * @throws org.patrondesk.journal.StorageUnavailable retryable when a database cannot be reached; not retryable when the
     *     schema holds other things, was made by a newer version, or Flyway is needed and not there
     */
    public static void prepare(DataSource owner, DataSource runtime) {
        Owner.prepare(owner, runtime);
    }

    /**
     * Looks what a store would stand on, through the runtime role's own connection, and changes nothing: two rows by which
     * the driver is tried are taken back.
     *
     * <p>Tells more than keeps {@link #open} from opening: columns, indexes, triggers, rules, restrictive policies, grants.
     *
     * @throws org.patrondesk.journal.StorageUnavailable when the database cannot be reached
     */
    public static StoreReport examine(DataSource runtime) {
        return Ground.of(runtime);
    }

    /**
     * A storage that takes part in the host's own transactions on this connection, and neither commits, rolls back nor closes
     * it: what is written comes with the host's commit, or not at all, and messages leave only after it.
     *
     * <p>Needs autocommit off and isolation {@code SERIALIZABLE}, since with less two calls with one idempotency key could both
     * be carried out, and this store's schema first in the search path. Each call runs behind a savepoint: one that fails takes
     * back its own rows and leaves the transaction usable. Nothing is run again: when another transaction was in the way, {@link
     * org.patrondesk.journal.StorageUnavailable} is retryable, or the host's own commit fails with SQLSTATE 40001, and the host
     * runs its transaction again from its start. Until its commit the host makes its calls through this one alone: another call
     * with the same key would wait for it. Workers do not send through it. Reads see what the transaction sees. One thread at a
     * time, as the connection; cheap enough for every transaction.
     *
     * @param connection of a role that owns nothing, leading to where its tenants are kept
     * @throws org.patrondesk.journal.StorageUnavailable not retryable, with the mend, when the connection, what it leads to or
     *     its role is not as {@link #open(DataSource)} needs it; looked at once for each database, schema and role
     */
    public Storage joining(Connection connection) {
        return database.joining(connection);
    }

    @Override
    public <R> R write(Scope scope, Function<Transaction, R> work) {
        return database.write(scope, work);
    }

    @Override
    public <R> R contend(Scope scope, Function<Transaction, R> work) {
        return database.contend(scope, work);
    }

    @Override
    public <R> R read(Scope scope, Function<Transaction, R> work) {
        return database.read(scope, work);
    }

    @Override
    public TaskRunner tasks() {
        return tasks;
    }

    @Override
    public Optional<KeyVault> keys() {
        return keys;
    }

    @Override
    public void close() {
        database.close();
        keys.ifPresent(KeyVault::close);
    }

    private record OneDatabase(DataSource source) implements TenantRouting {
        @Override
        public Optional<DataSource> runtime(Tenant tenant) {
            return Optional.of(source);
        }

        @Override
        public Collection<DataSource> databases() {
            return List.of(source);
        }
    }
}
