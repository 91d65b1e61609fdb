package org.patrondesk.storage.jdbc.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.ContentHash;
import org.patrondesk.seal.ActorMark;
import org.patrondesk.seal.Entry;
import org.patrondesk.seal.Seal;
import org.patrondesk.seal.Seals;
import org.patrondesk.seal.Tail;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** Seals in a table, and a queue of the events that wait for one. */
record JdbcSeals(SqlTransaction transaction) implements Seals {
    private static final String ENTRY = """
            SELECT event.id, event.at, event.actor, event.body, event.hash, event.actor_salt, event.actor_mark FROM event
            """;

    private static final String WAITING = ENTRY + """
             JOIN event_waiting ON event_waiting.tenant = event.tenant AND event_waiting.id = event.id
             WHERE event_waiting.tenant = ? AND WHOLE_WAITING_ID ORDER BY event_waiting.id LIMIT ?""";

    private static final String TAIL = """
            SELECT count(*), min(event.at) FROM event_waiting
              LEFT JOIN event ON event.tenant = event_waiting.tenant AND event.id = event_waiting.id
             WHERE event_waiting.tenant = ?""";

    private static final String SEAL = "SELECT number, at, events, chain FROM seal WHERE tenant = ? ORDER BY number";

    private static final String ADD = "INSERT INTO seal (tenant, number, at, events, chain) VALUES (?, ?, ?, ?, ?)";

    private static final String TAKE_OUT = "DELETE FROM event_waiting WHERE tenant = ? AND id = ?";

    private static final String EVENT_IDS = "SELECT id FROM event WHERE tenant = ?";

    private static final String WAITING_IDS = "SELECT id FROM event_waiting WHERE tenant = ?";

    private static final String EVENTS = "SELECT count(*) FROM event WHERE tenant = ?";

    private static final int ID = 2 * Long.BYTES;
    private static final int HASH = 32;

    /** So many ids are asked for at a time. */
    private static final int ASKED = 100;

    @Override
    public List<Entry> waiting(int most) {
        List<Entry> waiting = new ArrayList<>();
        transaction.each(WAITING, new Object[] {transaction.tenant(), most}, row -> waiting.add(entry(row)));
        return waiting;
    }

    @Override
    public Tail tail() {
        return transaction
                .first(
                        TAIL,
                        row -> {
                            long oldest = row.getLong(2);
                            boolean known = !row.wasNull();
                            return new Tail(
                                    row.getLong(1),
                                    known ? Optional.of(Instant.ofEpochMilli(oldest)) : Optional.empty());
                        },
                        transaction.tenant())
                .orElseThrow();
    }

    @Override
    public Optional<Seal> last() {
        return transaction.first(SEAL + " DESC LIMIT 1", JdbcSeals::seal, transaction.tenant());
    }

    @Override
    public void add(Seal seal) {
        ByteBuffer ids = ByteBuffer.allocate(ID * seal.events().size());
        seal.events().forEach(id -> ids.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
        transaction.write(
                ADD,
                transaction.tenant(),
                seal.number(),
                seal.at().toEpochMilli(),
                ids.array(),
                JdbcDecisions.bytes(seal.chain()));
        String tenant = transaction.tenant();
        int taken = transaction.writeAll(TAKE_OUT, seal.events(), (statement, id) -> {
            statement.setString(1, tenant);
            statement.setObject(2, transaction.id(id));
        });
        if (taken != seal.events().size()) {
            throw transaction.failed(
                    new StorageUnavailable("An event of the seal waits for none; nothing was sealed.", null, false));
        }
    }

    @Override
    public void each(Consumer<Seal> to) {
        transaction.each(SEAL, new Object[] {transaction.tenant()}, row -> to.accept(seal(row)));
    }

    @Override
    public List<Entry> entries(List<UUID> events) {
        Map<UUID, Entry> there = new HashMap<>();
        for (int from = 0; from < events.size(); from += ASKED) {
            List<UUID> some = events.subList(from, Math.min(events.size(), from + ASKED));
            List<Object> parameters = new ArrayList<>();
            parameters.add(transaction.tenant());
            some.forEach(id -> parameters.add(transaction.id(id)));
            String places = String.join(", ", Collections.nCopies(some.size(), "?"));
            transaction.each(
                    ENTRY + " WHERE event.tenant = ? AND event.id IN (" + places + ")", parameters.toArray(), row -> {
                        Entry entry = entry(row);
                        there.put(entry.id(), entry);
                    });
        }
        return events.stream().map(there::get).filter(Objects::nonNull).toList();
    }

    @Override
    public long events() {
        return transaction
                .first(EVENTS, row -> row.getLong(1), transaction.tenant())
                .orElseThrow();
    }

    @Override
    public void ids(Consumer<UUID> events, Consumer<UUID> waiting) {
        Object[] tenant = {transaction.tenant()};
        transaction.each(EVENT_IDS, tenant, row -> events.accept(idAsFound(row)));
        transaction.each(WAITING_IDS, tenant, row -> waiting.accept(idAsFound(row)));
    }

    /** What is no id any more becomes one that is nowhere else, so that it is found out. */
    private UUID idAsFound(ResultSet row) throws SQLException {
        return transaction.isId(row, 1) ? transaction.id(row, 1) : UUID.randomUUID();
    }

    private Entry entry(ResultSet row) throws SQLException {
        byte[] hash = row.getBytes(5);
        @Nullable String actor = row.getString(3);
        @Nullable ActorMark mark = mark(row);
        Entry.Body body = body(row.getBytes(4), hash);
        boolean fits = actor != null && (mark == null || mark.fits(actor));
        return new Entry(
                transaction.id(row, 1),
                Instant.ofEpochMilli(row.getLong(2)),
                mark == null ? Objects.requireNonNullElse(actor, "") : mark.text(),
                asFound(hash),
                fits ? body : Entry.Body.CHANGED,
                mark != null && mark.isForgotten());
    }

    /** Null in events that were written before there were marks. */
    private static @Nullable ActorMark mark(ResultSet row) throws SQLException {
        byte @Nullable [] hash = row.getBytes(7);
        return hash == null ? null : ActorMark.kept(row.getBytes(6), hash);
    }

    /** An erased body is an empty one: none was ever written so. One that is not there at all was not erased by a store. */
    private static Entry.Body body(byte @Nullable [] body, byte @Nullable [] hash) {
        if (body == null || hash == null) {
            return Entry.Body.CHANGED;
        }
        if (body.length == 0) {
            return Entry.Body.ERASED;
        }
        return MessageDigest.isEqual(ContentHash.digest(body), hash) ? Entry.Body.KEPT : Entry.Body.CHANGED;
    }

    /** A seal that was cut to no whole number of ids covers nothing any more, and its chain shows it. */
    private static Seal seal(ResultSet row) throws SQLException {
        byte @Nullable [] there = row.getBytes(3);
        byte[] found = there == null ? new byte[0] : there;
        ByteBuffer ids = ByteBuffer.wrap(found, 0, found.length % ID == 0 ? found.length : 0);
        List<UUID> events = new ArrayList<>();
        while (ids.hasRemaining()) {
            events.add(new UUID(ids.getLong(), ids.getLong()));
        }
        return new Seal(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), events, asFound(row.getBytes(4)));
    }

    /** What is no hash any more is told as another one, so that it is found out like any other change. */
    private static ContentHash asFound(byte @Nullable [] hash) {
        byte[] found = hash == null ? new byte[0] : hash;
        return found.length == HASH ? JdbcPolicies.hash(found) : ContentHash.of(found);
    }
}
