package org.patrondesk.patron;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.patrondesk.library.ContentHash;

/**
 * What makes an imported row itself when rows carry no number: its content and its occurrence among equal rows.
 *
 * <p>The content is the first 128 bits of the SHA-256 over the cells as the sheet holds them, so that two people whose
 * rows are equal are occurrence 1 and 2, and the same file imported again yields the same identities.
 */
public record RowIdentity(long high, long low, int occurrence) {
    public RowIdentity {
        if (occurrence < 1) {
            throw new IllegalArgumentException("Occurrences are counted from 1.");
        }
    }

    /** The identity of the first row with these cells. */
    public static RowIdentity first(List<String> cells) {
        StringBuilder joined = new StringBuilder(64);
        for (String cell : cells) {
            joined.append(cell.length()).append(':').append(cell);
        }
        ByteBuffer digest = ByteBuffer.wrap(ContentHash.digest(joined.toString().getBytes(StandardCharsets.UTF_8)));
        return new RowIdentity(digest.getLong(), digest.getLong(), 1);
    }

    public RowIdentity withOccurrence(int nth) {
        return new RowIdentity(high, low, nth);
    }

    /** The 16 bytes of the content part. */
    public byte[] content() {
        return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }
}
