package org.patrondesk.seal;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.patrondesk.library.ContentHash;

/**
 * Whether two heaps of ids are the same, each id as often in one as in the other, without keeping any. One thread.
 *
 * <p>Each id counts as the hash of it behind a key that is drawn anew for each use, so that nobody can choose ids which make
 * up for one another; two heaps that differ are taken for the same once in 2^64.
 */
final class Balance {
    private final ByteBuffer keyed = ByteBuffer.allocate(4 * Long.BYTES);
    private long sum;
    private long surplus;

    Balance(RandomGenerator random) {
        keyed.putLong(random.nextLong()).putLong(random.nextLong());
    }

    /** One more that must be found. */
    void expect(UUID id) {
        sum -= weight(id);
        surplus--;
    }

    /** One more that was found. */
    void found(UUID id) {
        sum += weight(id);
        surplus++;
    }

    /** More were found than expected. */
    boolean more() {
        return surplus > 0;
    }

    /** Fewer were found than expected. */
    boolean fewer() {
        return surplus < 0;
    }

    /** As many were found as expected, and they are others. */
    boolean changed() {
        return surplus == 0 && sum != 0;
    }

    private long weight(UUID id) {
        keyed.putLong(2 * Long.BYTES, id.getMostSignificantBits())
                .putLong(3 * Long.BYTES, id.getLeastSignificantBits());
        return ByteBuffer.wrap(ContentHash.digest(keyed.array())).getLong();
    }
}
