package org.patrondesk.library;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over content, as 64 lower-case hexadecimal digits. */
public record ContentHash(String hex) {
    public ContentHash {
        if (hex.length() != 64 || !hex.chars().allMatch(ContentHash::isDigit)) {
            throw new IllegalArgumentException("A content hash is 64 lower-case hexadecimal digits.");
        }
    }

    private static boolean isDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    public static ContentHash of(byte[] content) {
        return new ContentHash(HexFormat.of().formatHex(digest(content)));
    }

    public static ContentHash of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    /** The 32 bytes themselves, for callers that store or shorten them. */
    public static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
