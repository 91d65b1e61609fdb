package org.patrondesk.person;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A sealed text taken apart: which vault and key it needs, and the bytes. */
final class SealedText {
    static final int NONCE = 12;
    private static final String PREFIX = "pd1.";
    private static final int TAG = 16;
    private static final int LEAST = 4 * Long.BYTES + NONCE + TAG;

    private final UUID vault;
    private final UUID key;
    private final byte[] nonce;
    private final byte[] bytes;

    /** @param bytes the sealed bytes with their tag; neither array is changed afterwards */
    SealedText(UUID vault, UUID key, byte[] nonce, byte[] bytes) {
        this.vault = vault;
        this.key = key;
        this.nonce = nonce;
        this.bytes = bytes;
    }

    UUID vault() {
        return vault;
    }

    UUID key() {
        return key;
    }

    byte[] nonce() {
        return nonce;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Empty for every text that this class did not write, letter for letter. */
    static Optional<SealedText> of(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length < LEAST) {
            return Optional.empty();
        }
        ByteBuffer left = ByteBuffer.wrap(all);
        SealedText found = new SealedText(
                new UUID(left.getLong(), left.getLong()),
                new UUID(left.getLong(), left.getLong()),
                take(left, NONCE),
                take(left, left.remaining()));
        // The last letter has bits that carry nothing; a text that differs in them is another text.
        return found.text().equals(text) ? Optional.of(found) : Optional.empty();
    }

    private static byte[] take(ByteBuffer from, int length) {
        byte[] taken = new byte[length];
        from.get(taken);
        return taken;
    }

    /** What stands before the nonce: bound to the text, so that nobody changes what key it names. */
    static byte[] header(UUID vault, UUID key) {
        return ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(vault.getMostSignificantBits())
                .putLong(vault.getLeastSignificantBits())
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .array();
    }

    String text() {
        byte[] header = header(vault, key);
        ByteBuffer all = ByteBuffer.allocate(header.length + nonce.length + bytes.length)
                .put(header)
                .put(nonce)
                .put(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
    }
}
