package org.patrondesk.storage.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Settings of the server, the database and the session that durability stands on. */
record Settings(
        String encoding,
        String fsync,
        String fullPageWrites,
        String synchronousCommit,
        String source,
        boolean standby,
        Optional<String> schema) {
    private static final String READ = """
            SELECT current_setting('server_encoding'), current_setting('fsync'), current_setting('full_page_writes'),
                   current_setting('synchronous_commit'),
                   (SELECT source FROM pg_catalog.pg_settings WHERE name = 'synchronous_commit'),
                   pg_catalog.pg_is_in_recovery(), current_schema()
            """;

    static Settings of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            row.next();
            return new Settings(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getBoolean(6),
                    Optional.ofNullable(row.getString(7)));
        }
    }

    private static Optional<String> unless(boolean holds, String mend) {
        return holds ? Optional.empty() : Optional.of(mend);
    }

    Optional<String> encodingMend() {
        return unless(
                encoding.equals("UTF8"),
                "The database keeps text as " + encoding
                        + ", which cannot hold every text; create it with ENCODING 'UTF8'.");
    }

    Optional<String> fsyncMend() {
        return unless(
                fsync.equals("on"),
                "The server does not write to the disk what it commits (fsync is off); set fsync = on in its"
                        + " configuration and restart it.");
    }

    Optional<String> fullPageWritesMend() {
        return unless(
                fullPageWrites.equals("on"),
                "A page half written in a crash could not be repaired (full_page_writes is off); set it on in the"
                        + " server's configuration and reload.");
    }

    /** {@code local} and the stronger settings wait for the disk; {@code off} does not. */
    Optional<String> synchronousCommitMend() {
        return unless(
                !synchronousCommit.equals("off"),
                "Commits return before they are on the disk (synchronous_commit is off); " + remedy() + ".");
    }

    private String remedy() {
        return switch (source) {
            case "user" -> "ALTER ROLE of the runtime role RESET synchronous_commit";
            case "database" -> "ALTER DATABASE RESET synchronous_commit";
            case "database user" -> "ALTER ROLE of the runtime role IN DATABASE RESET synchronous_commit";
            case "session", "client" ->
                "take it out of the data source's options and of what it runs on new connections";
            default -> "set synchronous_commit = on in the server's configuration and reload";
        };
    }

    Optional<String> standbyMend() {
        return unless(!standby, "The data source leads to a standby, which takes no writes; name the primary.");
    }

    Optional<String> schemaMend() {
        return unless(
                schema.isPresent(),
                "The runtime role sees no schema; create one, grant it USAGE, and name it by currentSchema in the data"
                        + " source.");
    }
}
