package org.patrondesk.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Tenant;

/**
 * A run of events, linked to all events before them.
 *
 * <p>{@code chain} is the SHA-256 over the chain of the seal before (for the first, over the tenant's code), this seal's
 * number and moment, and of each event its id, moment, the mark of its actor and the hash of its body. Immutable.
 *
 * @param number from 1, without gaps
 * @param events their ids, in the order in which they are linked
 */
public record Seal(long number, Instant at, List<UUID> events, ContentHash chain) {
    /** The most events of one seal. */
    public static final int MOST = 1_000;

    /** First in what is hashed, so that the chain is of this form and no other. */
    private static final byte[] FORM = "patrondesk-seal-1\n".getBytes(StandardCharsets.UTF_8);

    public Seal {
        events = List.copyOf(events);
    }

    /** Links entries behind a seal. */
    static Seal over(Tenant tenant, Optional<Seal> before, Instant at, List<Entry> entries) {
        long number = before.map(Seal::number).orElse(0L) + 1;
        return new Seal(
                number,
                at,
                entries.stream().map(Entry::id).toList(),
                chain(tenant, before.map(Seal::chain), number, at, entries));
    }

    /** Whether this is the seal over these entries behind a seal with that chain. */
    boolean covers(Tenant tenant, Optional<ContentHash> before, List<Entry> entries) {
        return chain.equals(chain(tenant, before, number, at, entries));
    }

    private static ContentHash chain(
            Tenant tenant, Optional<ContentHash> before, long number, Instant at, List<Entry> entries) {
        ByteArrayOutputStream linked = new ByteArrayOutputStream();
        linked.writeBytes(FORM);
        linked.writeBytes(before.map(Seal::bytes)
                .orElseGet(() -> ContentHash.digest(tenant.code().getBytes(StandardCharsets.UTF_8))));
        linked.writeBytes(longs(number, at.toEpochMilli(), entries.size()));
        for (Entry entry : entries) {
            byte[] mark = entry.mark().getBytes(StandardCharsets.UTF_8);
            linked.writeBytes(longs(
                    entry.id().getMostSignificantBits(),
                    entry.id().getLeastSignificantBits(),
                    entry.at().toEpochMilli(),
                    mark.length));
            linked.writeBytes(mark);
            linked.writeBytes(bytes(entry.hash()));
        }
        return ContentHash.of(linked.toByteArray());
    }

    private static byte[] bytes(ContentHash hash) {
        return HexFormat.of().parseHex(hash.hex());
    }

    private static byte[] longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length);
        for (long value : values) {
            bytes.putLong(value);
        }
        return bytes.array();
    }

    public Checkpoint checkpoint() {
        return new Checkpoint(number, chain);
    }
}
