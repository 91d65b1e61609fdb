package org.patrondesk.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Ids;
import org.patrondesk.library.Tenant;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A journal of made-up decisions, the same at every making; ten events fall into each millisecond. Immutable. */
record FilledJournal(Tenant tenant, long events) {
    private static final long FIRST_MILLIS = 1_767_225_600_000L;
    private static final long MIXER = 0x9E37_79B9_7F4A_7C15L;
    private static final long VARIANT = 1L << 63;
    private static final String ACTOR = "benchmark";
    private static final int BATCH = 1_000;
    private static final int COMMITTED = 100_000;

    /** @param n from 0 on */
    private static UUID id(long n) {
        long millis = FIRST_MILLIS + n / 10;
        return new UUID((millis << 16) | 0x7000L | (n % 10), ((n * MIXER) & 0x3FFF_FFFF_FFFF_FFFFL) | VARIANT);
    }

    UUID lastId() {
        return id(events - 1);
    }

    private static StoredObject body(long n) {
        return StoredObject.of(
                "decision-recorded",
                1,
                Map.of(
                        "decision",
                        new UUID(id(n).getMostSignificantBits(), n | VARIANT).toString(),
                        "kind",
                        "said",
                        "branch",
                        "branch-" + n % 18,
                        "outcome",
                        n % 7 == 0 ? "no" : "yes",
                        "rule",
                        n % 7 == 0 ? "fines.too-high" : "default"));
    }

    private static long millis(long n) {
        return FIRST_MILLIS + n / 10;
    }

    /** The first of them, for the SDK to write. */
    List<Event> first(int many) {
        return LongStream.range(0, many)
                .mapToObj(n -> new Event(id(n), Instant.ofEpochMilli(millis(n)), ACTOR, body(n)))
                .toList();
    }

    /** Refuses to go on when the SDK writes these events in another shape than {@link #fill} does. */
    void checkFirst(Connection connection, String order, int many) throws SQLException {
        BareTable found = BareTable.read(connection, "event", order);
        if (found.rows().size() != many) {
            throw new IllegalStateException("The SDK wrote " + found.rows().size() + " events.");
        }
        for (int n = 0; n < many; n++) {
            String body = body(n).canonical();
            Object id = found.columns().get(1) == BareColumn.BLOB ? Ids.bytes(id(n)) : id(n);
            Object[] expected = {tenant.code(), id, millis(n), ACTOR, body, hash(body)};
            if (!Arrays.deepEquals(found.rows().get(n), expected)) {
                throw new IllegalStateException("The SDK writes events in another shape; mend the filling.");
            }
        }
    }

    private static byte[] hash(String body) {
        return ContentHash.digest(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes all from this one on, past the SDK. */
    void fill(Connection connection, long from) throws SQLException, IOException {
        if (connection.isWrapperFor(PGConnection.class)) {
            copy(connection.unwrap(PGConnection.class), from);
        } else {
            insert(connection, from);
        }
    }

    private void copy(PGConnection connection, long from) throws SQLException {
        CopyIn copy = connection.getCopyAPI().copyIn("COPY event (tenant, id, at, actor, body, hash) FROM STDIN");
        for (long n = from; n < events; n++) {
            String body = body(n).canonical();
            String row = tenant.code() + '\t' + id(n) + '\t' + millis(n) + '\t' + ACTOR + '\t' + body + "\t\\\\x"
                    + HexFormat.of().formatHex(hash(body)) + '\n';
            byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
        }
        copy.endCopy();
    }

    /** Without waiting for the disk: nobody relies on these rows before they are read. */
    private void insert(Connection connection, long from) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO event (tenant, id, at, actor, body, hash) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (long n = from; n < events; n++) {
                String body = body(n).canonical();
                insert.setString(1, tenant.code());
                insert.setBytes(2, Ids.bytes(id(n)));
                insert.setLong(3, millis(n));
                insert.setString(4, ACTOR);
                insert.setString(5, body);
                insert.setBytes(6, hash(body));
                insert.addBatch();
                if (n % BATCH == 0) {
                    insert.executeBatch();
                }
                if (n % COMMITTED == 0) {
                    connection.commit();
                }
            }
            insert.executeBatch();
        }
        connection.commit();
    }
}
