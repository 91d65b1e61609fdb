package org.patrondesk.library;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562), strictly increasing within one instance.
 *
 * <p>48 bits of the clock's milliseconds, a 12-bit count within the millisecond, 62 random bits. When the clock steps
 * back or more than 4,096 ids fall into one millisecond, the next millisecond is borrowed. Safe for use by many
 * threads when the random generator is.
 */
public final class Ids {
    /** Random bytes are drawn in blocks: a secure generator costs far less by the block than by the number. */
    private static final int DRAW = 4_096;

    private final Clock clock;
    private final RandomGenerator random;
    private final AtomicLong last = new AtomicLong();
    private final ByteBuffer drawn = ByteBuffer.allocate(DRAW).position(DRAW);

    public Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Another sequence by the same clock, so that what is drawn from one leaves the other as it is. */
    public Ids apart() {
        return new Ids(clock, random);
    }

    /** The next id; greater than every id this instance gave before. */
    public UUID next() {
        long now = clock.millis() << 12;
        long tick = last.updateAndGet(previous -> Math.max(now, previous + 1));
        long high = ((tick >>> 12) << 16) | 0x7000L | (tick & 0xFFFL);
        long low = (draw() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private synchronized long draw() {
        if (!drawn.hasRemaining()) {
            random.nextBytes(drawn.clear().array());
        }
        return drawn.getLong();
    }

    /** When an id of version 7 was made, in milliseconds. */
    public static Instant made(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** The lowest id that can be made at a moment, so that those made before are less by their bytes. */
    public static UUID lowest(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0);
    }

    /** The 16 bytes of an id, most significant first, so that byte order is time order. */
    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** The id whose 16 bytes these are. */
    public static UUID of(byte[] bytes) {
        if (bytes.length != 16) {
            throw new IllegalArgumentException("An id has 16 bytes.");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
