package org.patrondesk.storage;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.journal.Transaction;
import org.patrondesk.person.KeyVault;
import org.patrondesk.storage.due.DbSchedulerTasks;
import org.patrondesk.storage.due.DueTable;
import org.patrondesk.storage.keys.FileKeyVault;
import org.patrondesk.storage.sqlite.SqliteDatabase;
import org.patrondesk.storage.sqlite.SqliteGround;

/**
 * Keeps everything in one directory of the local disk, in a SQLite database that belongs to one process at a time.
 *
 * <p>What {@link #write} returned is on the disk (write-ahead log, synced at every commit). One writer at a time, in the
 * order of asking; readers go on beside it, each over one snapshot. Instants are kept in milliseconds. Safe for use by
 * many threads.
 */
public final class SqliteStorage implements Storage {
    private final SqliteDatabase database;
    private final TaskRunner tasks;
    private final Optional<KeyVault> keys;

    private SqliteStorage(SqliteDatabase database, Optional<KeyVault> keys) {
        this.database = database;
        this.keys = keys;
        this.tasks = new DbSchedulerTasks(database, DueTable.sqlite(), database.dialect());
    }

    /**
     * Opens the store in this directory, creating both when they are absent, and checks that it is durable.
     *
     * <p>The files are {@code patrondesk.db} with its log, and {@code patrondesk.lock} with the holder's process id.
     *
     * @throws org.patrondesk.journal.StorageUnavailable naming the directory; retryable when another process, or another
     *     opener in this one, holds the store, when a directory stands in place of its lock, and when the disk is full or
     *     reports an error; not retryable when the path, its rights or what lies there make no store
     */
    public static SqliteStorage open(Path directory) {
        return new SqliteStorage(SqliteDatabase.open(directory), Optional.empty());
    }

    /**
     * Opens the store as {@link #open(Path)} does, with texts about people sealed under the keys of a vault.
     *
     * <p>What was kept before as it is stays readable. A text whose key was destroyed reads as absent. From now on the store
     * belongs to this vault: with another it does not open, and without any nothing is written.
     *
     * @param keys closed with the store; the caller's to close when the store does not open
     * @throws org.patrondesk.journal.StorageUnavailable as there; not retryable when the vault forgets its keys, they lie in
     *     the store's own directory, or the store belongs to another
     */
    public static SqliteStorage open(Path directory, KeyVault keys) {
        Sealing.check(keys);
        if (keys instanceof FileKeyVault file && file.liesIn(directory)) {
            throw new StorageUnavailable(
                    "The keys lie in the directory of the store, so a backup would hold both; move the keys to another.",
                    null,
                    false);
        }
        return new SqliteStorage(SqliteDatabase.open(directory, Optional.of(keys)), Optional.of(keys));
    }

    /**
     * Looks what the store in this directory stands on, holding it meanwhile, and changes nothing.
     *
     * @throws org.patrondesk.journal.StorageUnavailable retryable when somebody holds the store; not retryable when there is
     *     none; a file that is damaged is told in the report
     */
    public static StoreReport examine(Path directory) {
        return SqliteGround.of(directory);
    }

    /**
     * The key vault that the store in this directory belongs to; empty when it was never opened with one. Changes nothing, and
     * holds the store meanwhile.
     *
     * @throws org.patrondesk.journal.StorageUnavailable as {@link #examine} does
     */
    public static Optional<UUID> vault(Path directory) {
        return SqliteGround.vault(directory);
    }

    @Override
    public <R> R write(Scope scope, Function<Transaction, R> work) {
        return database.write(scope, work);
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
}
