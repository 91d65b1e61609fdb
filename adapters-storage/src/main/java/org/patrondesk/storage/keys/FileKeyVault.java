package org.patrondesk.storage.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.spec.SecretKeySpec;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.DataKey;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyRotation;
import org.patrondesk.person.KeyVaultUnavailable;
import org.patrondesk.person.Sensitive;

/**
 * Keeps keys in one file of the local disk, which several processes of one host may use at the same time.
 *
 * <p>The file is a SQLite database for its owner's eyes alone. What was given is on the disk, the directory's entry too.
 * What was destroyed is overwritten in the file and in its log of changes; a disk that writes elsewhere (flash, copy on write) or a backup of the file
 * may keep it, so encrypt the disk and let backups of keys end sooner than those of data. Safe for use by many threads.
 */
public final class FileKeyVault implements KeyRotation {
    private static final int KEY_BYTES = 32;

    private static final String NEWEST =
            "SELECT id, secret FROM data_key WHERE tenant = ? AND owner = ? ORDER BY number DESC LIMIT 1";
    private static final String FIND = "SELECT id, secret FROM data_key WHERE tenant = ? AND id = ?";
    private static final String MAKE = """
            INSERT INTO data_key (tenant, owner, number, id, secret)
            SELECT ?, ?, 1 + coalesce(max(number), 0), ?, ? FROM data_key WHERE tenant = ? AND owner = ?""";

    private static final String DESTROY = "DELETE FROM data_key WHERE tenant = ? AND owner = ?";
    private static final String RETIRE = "DELETE FROM data_key WHERE tenant = ? AND id = ?";
    private static final String WRITTEN_WITH = """
            SELECT 1 FROM data_key AS one
             WHERE tenant = ? AND id = ? AND NOT EXISTS (
                SELECT 1 FROM data_key AS later
                 WHERE later.tenant = one.tenant AND later.owner = one.owner AND later.number > one.number)""";

    private final SecureRandom random = new SecureRandom();
    private final KeyFile file;
    private final Connection connection;
    private final UUID id;
    private boolean closed;

    /** One at a time uses the connection. */
    private final ReentrantLock lock = new ReentrantLock();

    private FileKeyVault(KeyFile file, Connection connection, UUID id) {
        this.file = file;
        this.connection = connection;
        this.id = id;
    }

    /**
     * Opens the file of keys, making it and its directory when they are absent.
     *
     * @param file in a directory of its own, not that of a store, so that no backup holds both
     * @throws KeyVaultUnavailable naming the file and the mend; retryable when the disk is in trouble or another process
     *     was busy; not retryable when others may read it, or it lies with data, or is something else
     */
    public static FileKeyVault open(Path file) {
        KeyFile checked = KeyFile.checked(file);
        try {
            Connection connection = checked.connection();
            boolean opened = false;
            try {
                FileKeyVault vault = new FileKeyVault(checked, connection, checked.vault(connection));
                // Whoever destroyed keys may have been killed before it was done with what is left of them.
                vault.wipe();
                opened = true;
                return vault;
            } finally {
                if (!opened) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw checked.unavailable(e);
        }
    }

    /** Whether the keys lie in this directory, where the files of a store must not lie too. */
    public boolean liesIn(Path directory) {
        try {
            return file.directory().equals(directory.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    @Override
    public Map<KeyOwner, DataKey> toWrite(Tenant tenant, Set<KeyOwner> owners) {
        return guarded(() -> {
            Map<KeyOwner, DataKey> given = new LinkedHashMap<>();
            List<KeyOwner> missing = transaction("BEGIN", () -> newest(tenant, owners, given));
            if (!missing.isEmpty()) {
                transaction("BEGIN IMMEDIATE", () -> {
                    // Another process may have made some meanwhile; nobody can from here on.
                    make(tenant, newest(tenant, missing, given));
                    return newest(tenant, missing, given);
                });
            }
            return given;
        });
    }

    /** Puts the keys that there are, and answers who has none. */
    private List<KeyOwner> newest(Tenant tenant, Iterable<KeyOwner> owners, Map<KeyOwner, DataKey> into)
            throws SQLException {
        List<KeyOwner> missing = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            for (KeyOwner owner : owners) {
                Optional<DataKey> found = found(statement, tenant, owner.code());
                found.ifPresentOrElse(key -> into.put(owner, key), () -> missing.add(owner));
            }
        }
        return missing;
    }

    private Optional<DataKey> found(PreparedStatement statement, Tenant tenant, Object what) throws SQLException {
        statement.setString(1, tenant.code());
        statement.setObject(2, what);
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            ByteBuffer name = ByteBuffer.wrap(rows.getBytes(1));
            return Optional.of(new DataKey(
                    id,
                    new UUID(name.getLong(), name.getLong()),
                    Sensitive.of(new SecretKeySpec(rows.getBytes(2), "AES"))));
        }
    }

    private boolean make(Tenant tenant, Iterable<KeyOwner> owners) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MAKE)) {
            for (KeyOwner owner : owners) {
                byte[] secret = new byte[KEY_BYTES];
                random.nextBytes(secret);
                statement.setString(1, tenant.code());
                statement.setString(2, owner.code());
                statement.setBytes(3, KeyFile.bytes(UUID.randomUUID()));
                statement.setBytes(4, secret);
                statement.setString(5, tenant.code());
                statement.setString(6, owner.code());
                statement.executeUpdate();
            }
        }
        return true;
    }

    @Override
    public Map<UUID, DataKey> toRead(Tenant tenant, Set<UUID> keys) {
        return guarded(() -> transaction("BEGIN", () -> {
            Map<UUID, DataKey> found = new LinkedHashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                for (UUID key : keys) {
                    found(statement, tenant, KeyFile.bytes(key)).ifPresent(one -> found.put(key, one));
                }
            }
            return found;
        }));
    }

    @Override
    public void destroy(Tenant tenant, Set<KeyOwner> owners) {
        forGood(() -> {
            for (KeyOwner owner : owners) {
                delete(DESTROY, tenant, owner.code());
            }
            return true;
        });
    }

    private void forGood(Work<Boolean> removal) {
        guarded(() -> transaction("BEGIN IMMEDIATE", removal) && wipe());
    }

    /** Overwrites what the log of changes holds of keys that are gone; nobody else changes anything meanwhile. */
    private boolean wipe() throws SQLException {
        return transaction("BEGIN EXCLUSIVE", () -> {
            file.wipeJournal();
            return true;
        });
    }

    @Override
    public void rotate(Tenant tenant, Set<KeyOwner> owners) {
        KeyRotation.checkRotated(owners);
        guarded(() -> transaction("BEGIN IMMEDIATE", () -> make(tenant, owners)));
    }

    @Override
    public void retire(Tenant tenant, Set<UUID> keys) {
        forGood(() -> {
            for (UUID key : keys) {
                checkUnused(tenant, key);
                delete(RETIRE, tenant, KeyFile.bytes(key));
            }
            return true;
        });
    }

    private void checkUnused(Tenant tenant, UUID key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITTEN_WITH)) {
            statement.setString(1, tenant.code());
            statement.setBytes(2, KeyFile.bytes(key));
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    throw new IllegalArgumentException("A key is still written with; rotate it before it is retired.");
                }
            }
        }
    }

    private void delete(String sql, Tenant tenant, Object what) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant.code());
            statement.setObject(2, what);
            statement.executeUpdate();
        }
    }

    private <T> T transaction(String begin, Work<T> work) throws SQLException {
        KeyFile.run(connection, begin);
        boolean done = false;
        try {
            T result = work.run();
            KeyFile.run(connection, "COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                takeBack();
            }
        }
    }

    private void takeBack() throws SQLException {
        try {
            KeyFile.run(connection, "ROLLBACK");
        } catch (SQLException e) {
            // SQLite rolls back by itself on some failures; one that is left in doubt is not used again.
            closed = true;
            connection.close();
        }
    }

    private <T> T guarded(Work<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new KeyVaultUnavailable("The key vault is closed; open a new one.", null, false);
            }
            return work.run();
        } catch (SQLException e) {
            throw file.unavailable(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                connection.close();
            }
        } catch (SQLException e) {
            throw file.unavailable(e);
        } finally {
            lock.unlock();
        }
    }
}
