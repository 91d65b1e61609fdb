package org.patrondesk.storage.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.Transaction;
import org.patrondesk.person.KeyVault;
import org.patrondesk.storage.due.DueDatabases;
import org.patrondesk.storage.jdbc.Dialect;
import org.patrondesk.storage.jdbc.Entrance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open SQLite store: its lock, its writer and its readers. Safe for use by many threads. */
public final class SqliteDatabase implements DueDatabases, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

    private final StoreLock lock;
    private final Writer writer;
    private final DataSource writers;
    private final Readers readers;
    private final Entrance entrance = new Entrance();

    private SqliteDatabase(StoreLock lock, Writer writer, Readers readers) {
        this.lock = lock;
        this.writer = writer;
        this.writers = new TurnSource(writer);
        this.readers = readers;
    }

    /**
     * Opens the store in a directory.
     *
     * @throws StorageUnavailable naming the directory and what has to be mended; retryable when the store is held by
     *     somebody else, a directory stands in place of its lock, or the disk is full or in trouble
     */
    public static SqliteDatabase open(Path wanted) {
        return open(wanted, MountTable::kind);
    }

    /** The same, with texts about people sealed under the keys of a vault; the vault stays the caller's to close. */
    public static SqliteDatabase open(Path wanted, Optional<KeyVault> keys) {
        return open(wanted, MountTable::kind, keys);
    }

    static SqliteDatabase open(Path wanted, SqliteGround.Mounts mounts) {
        return open(wanted, mounts, Optional.empty());
    }

    private static SqliteDatabase open(Path wanted, SqliteGround.Mounts mounts, Optional<KeyVault> keys) {
        try {
            Path directory = StoreLock.directory(wanted);
            checkPlace(directory, mounts.kind(directory));
            if (Files.isDirectory(directory.resolve(SqliteFile.NAME))) {
                throw Refusals.directoryForDatabase(directory);
            }
            StoreLock lock = StoreLock.take(directory);
            boolean opened = false;
            try {
                SqliteDatabase database = open(lock, new SqliteFile(directory), keys);
                opened = true;
                LOG.info("The store is open.");
                return database;
            } finally {
                if (!opened) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw Refusals.of(wanted, e);
        }
    }

    /** Before the lock is taken, which such a place would not keep. */
    private static void checkPlace(Path directory, String kind) {
        try {
            SqliteGround.place(kind).check();
        } catch (StorageUnavailable e) {
            throw Refusals.named(directory, e);
        }
    }

    private static SqliteDatabase open(StoreLock lock, SqliteFile file, Optional<KeyVault> keys) throws IOException {
        try {
            file.prepare();
            return opened(lock, file, keys);
        } catch (StorageUnavailable e) {
            throw Refusals.named(file.directory(), e);
        }
    }

    private static SqliteDatabase opened(StoreLock lock, SqliteFile file, Optional<KeyVault> keys) {
        Writer writer = new Writer(file, keys);
        boolean opened = false;
        try {
            writer.prepare();
            opened = true;
            return new SqliteDatabase(lock, writer, new Readers(file, keys));
        } catch (SQLException e) {
            throw SqliteDialect.INSTANCE.unavailable(e);
        } finally {
            if (!opened) {
                writer.close();
            }
        }
    }

    /** Runs the work and commits it. */
    public <R> R write(Scope scope, Function<Transaction, R> work) {
        return entrance.alone(() -> writer.run(scope, work));
    }

    /** Runs the work over one snapshot. */
    public <R> R read(Scope scope, Function<Transaction, R> work) {
        return entrance.alone(() -> readers.run(scope, work));
    }

    /** A way to the one writer, a turn for each connection, for whoever speaks SQL of his own. */
    @Override
    public Collection<DataSource> all() {
        return entrance.alone(() -> List.of(writers));
    }

    /** It was, when it was opened. */
    @Override
    public void check(DataSource database) {
        // Nobody else can change it meanwhile.
    }

    public Dialect dialect() {
        return SqliteDialect.INSTANCE;
    }

    /** Lets running transactions end, then closes. Closing twice does nothing. */
    @Override
    public void close() {
        if (entrance.close()) {
            readers.close();
            writer.close();
            letGo();
        }
    }

    private void letGo() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("The lock of the store could not be closed; it is let go when the process ends.", e);
        }
        LOG.info("The store is closed.");
    }
}
