package org.patrondesk.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.person.KeyVault;

/**
 * The key vault to which a store belongs: the first with which it was opened, for ever.
 *
 * <p>With another vault, or none, what is destroyed would not be the keys under which the store's texts are sealed: an erasure
 * would end and leave them readable.
 */
public final class OwnVault {
    /** In a query: whether the store belongs to a vault. */
    public static final String NAMED = "EXISTS (SELECT 1 FROM key_vault)";

    private static final String READ = "SELECT id FROM key_vault";
    private static final String CLAIM =
            "INSERT INTO key_vault (number, id) VALUES (1, ?) ON CONFLICT (number) DO NOTHING";

    private OwnVault() {}

    /** The vault of the store behind a connection; empty while it has none. */
    public static Optional<UUID> of(Connection connection, Dialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(READ)) {
            return rows.next() ? Optional.of(dialect.id(rows, 1)) : Optional.empty();
        }
    }

    /**
     * Makes the store the vault's, where it is nobody's yet; the caller commits.
     *
     * @return whether it was nobody's
     * @throws StorageUnavailable not retryable, when it is another vault's
     */
    public static boolean claim(Connection connection, Dialect dialect, KeyVault keys) throws SQLException {
        Optional<UUID> before = of(connection, dialect);
        if (before.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
                statement.setObject(1, dialect.id(keys.id()));
                statement.executeUpdate();
            }
        }
        if (!of(connection, dialect).equals(Optional.of(keys.id()))) {
            throw new StorageUnavailable(
                    "The store's texts are sealed with the keys of another vault; open it with that one, or restore that one"
                            + " from its backup.",
                    null,
                    false);
        }
        return before.isEmpty();
    }

    /** Why a store that belongs to a vault and was opened without any is not written to. */
    public static StorageUnavailable lacking() {
        return new StorageUnavailable(
                "The store belongs to a key vault and was opened without it, so it can only be read; open it with its vault.",
                null,
                false);
    }
}
