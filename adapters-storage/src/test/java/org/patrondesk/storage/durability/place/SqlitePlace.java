package org.patrondesk.storage.durability.place;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Tenant;
import org.patrondesk.storage.durability.work.Opening;

/** A directory for a SQLite store. */
public record SqlitePlace(Path directory) implements Place {
    @Override
    public String address() {
        return directory.toString();
    }

    @Override
    public Storage open() {
        return Opening.at(address());
    }

    @Override
    public Map<String, Long> rows(Tenant library) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("patrondesk.db"))) {
            return Tables.rows(
                    connection,
                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
                    library);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
